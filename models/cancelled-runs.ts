import type { Runs } from '../store/port.ts';

/** Milliseconds between two looks: a cancelled run's calls cost money for as long as nobody looks. */
const everyMs = 1_000;

/** Calls `cancel` once for each run that is cancelled from now on; returns what ends the watch. */
export function cancelledRuns(runs: Pick<Runs, 'list'>, cancel: (run: string) => Promise<void>): () => void {
  const known = new Set<string>();
  const look = async () => {
    for (const { name, state } of await runs.list()) {
      if (state !== 'cancelled') known.delete(name);
      else if (!known.has(name)) {
        known.add(name);
        await cancel(name);
      }
    }
  };
  // A store that is busy is looked at again a second later.
  const timer = setInterval(() => void look().catch(() => undefined), everyMs);
  return () => clearInterval(timer);
}
