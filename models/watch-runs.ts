import { modelsOf } from '../domain/plan.ts';
import type { RunRecord, Runs } from '../store/port.ts';
import type { Caller } from './caller.ts';

/** Milliseconds between two looks: a cancelled run's calls cost money for as long as nobody looks. */
const everyMs = 1_000;

/**
 * Tells the caller what people change of runs that are under way: each that is cancelled from now on, and the limits of each
 * that is open; where two share a model, those of the later run hold. Returns what ends the watch.
 */
export function watchRuns(runs: Pick<Runs, 'list'>, caller: Pick<Caller, 'cancel' | 'tune'>): () => void {
  const known = new Set<string>();
  const look = async () => {
    for (const run of await runs.list()) {
      if (run.state === 'open') tune(run, caller);
      if (run.state !== 'cancelled') known.delete(run.name);
      else if (!known.has(run.name)) {
        known.add(run.name);
        await caller.cancel(run.name);
      }
    }
  };
  // A store that is busy is looked at again a second later.
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  return () => clearInterval(timer);
}

function tune({ plan }: RunRecord, caller: Pick<Caller, 'tune'>): void {
  for (const model of modelsOf(plan)) caller.tune(model);
}
