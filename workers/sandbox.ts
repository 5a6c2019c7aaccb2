import { availableParallelism, totalmem } from 'node:os';
import { sandboxActivities } from '../activities/index.ts';
import { openSandbox } from '../sandbox/open.ts';
import { openStore } from '../store/open.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';
import { taskQueues } from '../temporal-config/task-queues.ts';
import type { OpenWorkers } from './role-workers.ts';

/** Mebibytes that one slot of the sandbox may take, and the share of the machine's memory that all of them may. */
const slotMb = 600;
const memoryShare = 0.5;

/** Programs at once: one a core, for they are all processor time, and as many as there is memory for. */
function sandboxSlots(): number {
  const forMemory = Math.floor(((totalmem() / 2 ** 20) * memoryShare) / slotMb);
  return Math.max(1, Math.min(availableParallelism(), forMemory));
}

/** The programs of models, in the jail. */
export const sandboxWorkers: OpenWorkers = async (settings, home) => {
  const store = await openStore(settings.home);
  const { jail: rung, python: interpreter } = settings;
  const sandbox = await openSandbox({ cache: cacheFolder(), slots: sandboxSlots(), rung, interpreter });
  const worker = {
    taskQueue: taskQueues(home).sandbox,
    activities: sandboxActivities(store, sandbox),
    // More than slots, so that a program is always waiting when a slot is free; few, so that a death repeats little.
    maxConcurrentActivityTaskExecutions: sandbox.slots * 4,
  };
  return {
    workers: [worker],
    drain: () => Promise.resolve(),
    async close() {
      await sandbox.close();
      await store.close();
    },
    keys: () => undefined,
  };
};
