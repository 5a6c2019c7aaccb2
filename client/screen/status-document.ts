import { rateOf } from './rate.ts';
import type { Sight } from './sight.ts';

/** A run at one moment, for programs: what `--json` prints. */
export function statusDocument({ run, progress, attended }: Sight) {
  const { name, state, reason, bound, detached, createdAt } = run;
  const rate = rateOf(progress);
  return {
    run: name,
    state,
    reason,
    bound,
    detached,
    attended,
    createdAt: new Date(createdAt).toISOString(),
    tasks: progress.tasks,
    unfinished: progress.unfinished,
    left: progress.left,
    outcomes: progress.outcomes,
    calls: progress.calls,
    spent: progress.spent,
    reserved: progress.reserved,
    tasksPerMinute: rate?.perMinute ?? null,
    leftMs: rate === null ? null : Math.round(rate.leftMs),
    rungs: progress.rungs,
    troubles: progress.troubles,
  };
}
