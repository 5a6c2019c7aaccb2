import type { Settings } from '../../settings.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { ensureSupervisor, type Supervised } from '../../temporal-config/supervisor/ensure.ts';
import { say } from '../screen/print.ts';
import type { Screen, Sight } from '../screen/sight.ts';
import { beginRun } from './begin.ts';
import { followRun } from './follow.ts';
import { whenAborted } from './when-aborted.ts';

/** What a driven run was when it was last seen. */
export interface Driven extends Sight {
  /** Where people look at it; null where nobody says. */
  ui: string | null;
}

/**
 * Brings a run to its end: starts the supervisor where none is, starts the run's workflow or joins it, and follows it. When the
 * supervisor dies on the way, it is started again; nothing is lost and nothing is bought twice. Ends early when `stop` is aborted.
 */
export async function driveRun(
  settings: Settings,
  store: Store,
  run: RunRecord,
  screen: Screen,
  stop: AbortSignal,
): Promise<Driven> {
  const follow = (over: AbortSignal) => followRun(settings, store, run.name, screen, over);
  for (let replace = true; !stop.aborted; replace = false) {
    const supervised = await hold(settings, replace, stop);
    if (supervised === null) break;
    try {
      const over = AbortSignal.any([stop, lossOf(supervised)]);
      await beginRun(supervised, store, run, over);
      const seen = await follow(over);
      if (seen.run.state !== 'open' || stop.aborted) return { ...seen, ui: supervised.temporal.ui };
    } finally {
      supervised.release();
    }
    screen.end();
    say('the supervisor has ended; starting it again');
  }
  return { ...(await follow(stop)), ui: null };
}

/** Starts a run that goes on by itself, and leaves it. */
export async function detachRun(settings: Settings, store: Store, run: RunRecord): Promise<Driven> {
  for (;;) {
    const supervised = await ensureSupervisor(settings, { say });
    try {
      const lost = lossOf(supervised);
      await beginRun(supervised, store, run, lost);
      if (lost.aborted) continue;
      const [progress, lines] = [await store.runs.progress(run.name), await store.lines.read()];
      return { run, progress, attended: true, lines, ui: supervised.temporal.ui };
    } finally {
      supervised.release();
    }
  }
}

/** The supervisor, or null when `stop` came first: it may take long to start, or to end before its successor. */
async function hold(settings: Settings, replace: boolean, stop: AbortSignal): Promise<Supervised | null> {
  return Promise.race([ensureSupervisor(settings, { say, replace }), whenAborted(stop).then(() => null)]);
}

/** Aborted when the supervisor is gone. */
function lossOf(supervised: Supervised): AbortSignal {
  const lost = new AbortController();
  void supervised.ended.then(() => lost.abort());
  return lost.signal;
}
