import { storeActivities } from '../activities/index.ts';
import { openStore } from '../store/open.ts';
import { taskQueues } from '../temporal-config/task-queues.ts';
import { workflowBundle } from '../temporal-config/workflow-bundle.ts';
import type { OpenWorkers } from './role-workers.ts';

/** Workflows, and the activities that only read and write the store. */
export const orchestrationWorkers: OpenWorkers = async (settings, home) => {
  const store = await openStore(settings.home);
  const worker = {
    taskQueue: taskQueues(home).orchestration,
    workflowBundle: await workflowBundle(),
    activities: storeActivities(store),
  };
  return {
    workers: [worker],
    drain: () => Promise.resolve(),
    close: () => store.close(),
    keys: () => undefined,
  };
};
