import type { Progress, RunRecord } from '../../store/port.ts';
import { rateOf } from './rate.ts';

/** A run at one moment, for programs: what `--json` prints. */
export function statusDocument(run: RunRecord, progress: Progress, now: number) {
  const { name, state, reason, bound, detached, createdAt } = run;
  const rate = rateOf(progress, now);
  return {
    run: name,
    state,
    reason,
    bound,
    detached,
    createdAt: new Date(createdAt).toISOString(),
    tasks: progress.tasks,
    unfinished: progress.unfinished,
    outcomes: progress.outcomes,
    calls: progress.calls,
    spent: progress.spent,
    reserved: progress.reserved,
    tasksPerMinute: rate?.perMinute ?? null,
    leftMs: rate === null ? null : Math.round(rate.leftMs),
    troubles: progress.troubles,
  };
}
