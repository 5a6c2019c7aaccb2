import { forecastOf } from '../../domain/forecast.ts';
import { modelLines } from './model-lines.ts';
import { rateOf } from './rate.ts';
import type { Sight } from './sight.ts';

/** A run at one moment, for programs: what `--json` prints. */
export function statusDocument(sight: Sight) {
  const { run, progress, attended } = sight;
  const { name, plan, state, reason, bound, detached, createdAt } = run;
  const rate = rateOf(progress);
  return {
    run: name,
    kind: plan.kind,
    state,
    reason,
    bound,
    detached,
    attended,
    createdAt: new Date(createdAt).toISOString(),
    [plan.kind === 'collect' ? 'tasks' : 'samples']: progress.tasks,
    unfinished: progress.unfinished,
    left: progress.left,
    outcomes: progress.samples ?? progress.outcomes,
    calls: progress.calls,
    lines: modelLines(sight),
    batches: sight.batches ?? [],
    spent: progress.spent,
    reserved: progress.reserved,
    [plan.kind === 'collect' ? 'tasksPerMinute' : 'samplesPerMinute']: rate?.perMinute ?? null,
    leftMs: rate === null ? null : Math.round(rate.leftMs),
    forecast: plan.kind === 'collect' ? forecastOf(progress.outcomes) : null,
    rungs: progress.rungs,
    troubles: progress.troubles,
  };
}
