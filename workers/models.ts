import { modelActivities } from '../activities/index.ts';
import { createBatchModel } from '../models/batch/model.ts';
import { createCaller } from '../models/caller.ts';
import { createGate } from '../models/gate.ts';
import { createKeyRing } from '../models/key-ring.ts';
import { createOpenAIModel } from '../models/openai.ts';
import { tellLines } from '../models/tell-lines.ts';
import { watchRuns } from '../models/watch-runs.ts';
import { leaseOwner, openStore } from '../store/open.ts';
import { settleMs } from '../temporal-config/activity-options.ts';
import { taskQueues } from '../temporal-config/task-queues.ts';
import type { OpenWorkers } from './role-workers.ts';

/** Milliseconds in which the models process gathers what its calls write, so that one commit serves many. */
const gatherMs = 5;

/** Calls to both models. They do nothing else, so that no other death takes calls in flight along. */
export const modelWorkers: OpenWorkers = async (settings, home) => {
  const store = await openStore(settings.home, { gatherMs });
  const keyRing = createKeyRing(settings.home);
  const { get: keys, refused: onRefused } = keyRing;
  const gate = createGate(store.runs);
  const online = createOpenAIModel(keys, onRefused);
  const model = createBatchModel({ online, batches: store.batches, gate, keys, onRefused });
  const owner = leaseOwner();
  const caller = createCaller({ calls: store.calls, owner, gate, model, settleMs });
  const stopWatching = watchRuns(store.runs, caller);
  const stopTelling = tellLines(store.lines, owner, caller);
  const { student, teacher } = modelActivities(store, caller);
  const queues = taskQueues(home);
  return {
    // Slots cost nothing here: calls wait in the governor, and an activity that waits for them holds no resource.
    workers: [
      { taskQueue: queues.student, activities: student, maxConcurrentActivityTaskExecutions: 2_000 },
      { taskQueue: queues.teacher, activities: teacher, maxConcurrentActivityTaskExecutions: 2_000 },
    ],
    drain: () => caller.drain(),
    async close() {
      stopWatching();
      stopTelling();
      await store.close();
    },
    keys(handed) {
      keyRing.hand(handed);
      caller.keysChanged();
    },
  };
};
