import { emptyTally } from '../../domain/tally.ts';
import type { CallCounts, Progress, RunRecord } from '../../store/port.ts';
import { samplePlan } from './sample-plan.ts';

const calls = (): CallCounts => ({
  inFlight: 0,
  bought: 0,
  reused: 0,
  failed: 0,
  truncated: 0,
  usage: { input: 0, cachedInput: 0, output: 0 },
});

/** Figures of a run in which nothing has happened yet, but for `more`. */
export function sampleProgress(more: Partial<Progress> = {}): Progress {
  const nothing = { usd: 0, calls: 0, tokens: 0 };
  return {
    tasks: 10,
    unfinished: 10,
    outcomes: emptyTally(),
    samples: null,
    calls: { student: calls(), teacher: calls() },
    spent: nothing,
    reserved: nothing,
    left: more.unfinished ?? 10,
    pace: null,
    rungs: [],
    troubles: [],
    ...more,
  };
}

export function sampleRun(more: Partial<RunRecord> = {}): RunRecord {
  return {
    name: 'sample',
    plan: samplePlan(),
    state: 'open',
    reason: '',
    tasks: 10,
    tasksPerWorkflow: 1,
    bound: null,
    codeHash: null,
    detached: false,
    createdAt: 0,
    ...more,
  };
}
