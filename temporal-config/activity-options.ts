import type { ActivityOptions, RetryPolicy } from '@temporalio/common';
import { taskQueues } from './task-queues.ts';

/**
 * Milliseconds after which a model activity returns what has settled, if anything has. A slower call lives on and the next turn joins
 * it. Shorter waits cost turns, of about a dozen events each; longer ones hold back the tasks whose calls are back already: at ten
 * seconds a collection with log-normal latency used three quarters of its slots, at two nine tenths (`npm run bench:orchestration`).
 */
export const settleMs = 2_000;

/** Milliseconds after which it returns though nothing has settled: so long may a workflow not hear that its run was paused. */
export const restMs = 60_000;

/**
 * Unlimited, because what is retried is our own fault alone: a process that died or a store that was busy. Wrong answers, refused
 * calls and broken tasks are returned. A limit would end a workflow that nothing but another `collect` takes up again.
 */
const retry: RetryPolicy = {
  initialInterval: '1 second',
  backoffCoefficient: 2,
  // A worker that is back is used within half a minute, and a machine that is down is not asked more often than it can bear.
  maximumInterval: '30 seconds',
};

/** How the activities of each worker are run; `home` as in `taskQueues`. */
export interface StageOptions {
  /**
   * Short reads and writes of the store: `listShards`, `listBlocks`, `recordTrajectories`, `setPaused`, `finishRun`, `listSamples`,
   * `recordSamples`.
   */
  store: ActivityOptions;
  /** `checkTasks`, `executePrograms`, `executeSamples`. */
  sandbox: ActivityOptions;
  /** `proposeAttempts`, `proposeSamples`, `rectifySamples`. */
  student: ActivityOptions;
  /** `proposeGold`, `refineAttempts`. */
  teacher: ActivityOptions;
}

export function stageOptions(home: string | null): StageOptions {
  const queues = taskQueues(home);
  return {
    store: { taskQueue: queues.orchestration, ...storing },
    sandbox: { taskQueue: queues.sandbox, ...executing },
    student: { taskQueue: queues.student, ...asking },
    teacher: { taskQueue: queues.teacher, ...asking },
  };
}

const storing: ActivityOptions = {
  // A block's rows take milliseconds; a minute outlasts every writer that may hold the file.
  startToCloseTimeout: '1 minute',
  retry,
};

const executing: ActivityOptions = {
  // 50 programs at 30 times a limit of 3 s, one after the other, which no machine that is worth using needs.
  startToCloseTimeout: '75 minutes',
  // The host may be starved by the programs it runs, so it has longer than the models process to show that it lives.
  heartbeatTimeout: '30 seconds',
  retry,
};

const asking: ActivityOptions = {
  // The activity itself returns after `restMs`; one that has not after another minute belongs to a process that hangs.
  startToCloseTimeout: restMs + 60_000,
  // Three heartbeats of 5 s: a dead process is noticed while its calls' leases are fresh, a busy one is not taken for dead.
  heartbeatTimeout: '15 seconds',
  // No waiting for the activity's word: the call lives on in the models process and the journal keeps what it brings.
  cancellationType: 'TRY_CANCEL',
  retry,
};
