import type { Caller } from '../models/caller.ts';
import type { Sandbox } from '../sandbox/port.ts';
import type { Store } from '../store/port.ts';
import { checkTasks } from './check-tasks.ts';
import type { Activities } from './contract.ts';
import { executePrograms } from './execute-programs.ts';
import { executeSamples } from './execute-samples.ts';
import { finishRun } from './finish-run.ts';
import { listBlocks } from './list-blocks.ts';
import { listSamples } from './list-samples.ts';
import { listShards } from './list-shards.ts';
import { proposeAttempts } from './propose-attempts.ts';
import { proposeGold } from './propose-gold.ts';
import { proposeSamples } from './propose-samples.ts';
import { recordSamples } from './record-samples.ts';
import { recordTrajectories } from './record-trajectories.ts';
import { rectifySamples } from './rectify-samples.ts';
import { refineAttempts } from './refine-attempts.ts';
import { setPaused } from './set-paused.ts';

/** Activities of the role `orchestration`. */
export function storeActivities(store: Store) {
  return {
    listShards: listShards(store),
    listBlocks: listBlocks(store),
    recordTrajectories: recordTrajectories(store),
    setPaused: setPaused(store),
    finishRun: finishRun(store),
    listSamples: listSamples(store),
    recordSamples: recordSamples(store),
  } satisfies Partial<Activities>;
}

/** Activities of the role `models`, by the queue that they are taken from. */
export function modelActivities(store: Store, caller: Caller) {
  return {
    student: {
      proposeAttempts: proposeAttempts(store, caller),
      proposeSamples: proposeSamples(store, caller),
      rectifySamples: rectifySamples(store, caller),
    },
    teacher: { proposeGold: proposeGold(store, caller), refineAttempts: refineAttempts(store, caller) },
  } satisfies Record<string, Partial<Activities>>;
}

/** Activities of the role `sandbox`. */
export function sandboxActivities(store: Store, sandbox: Sandbox) {
  return {
    checkTasks: checkTasks(store, sandbox),
    executePrograms: executePrograms(store, sandbox),
    executeSamples: executeSamples(store, sandbox),
  } satisfies Partial<Activities>;
}
