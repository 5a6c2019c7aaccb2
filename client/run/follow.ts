import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../store/port.ts';
import type { Settings } from '../../settings.ts';
import type { Screen, Sight } from '../screen/sight.ts';
import { isAttended } from './attended.ts';

/** Milliseconds between two looks at the store: quick enough for a terminal, and nothing for a file in memory. */
const everyMs = 400;

/** Shows a run until it is at rest, or until `signal`; answers with what was last seen of it. */
export async function followRun(
  settings: Settings,
  store: Store,
  name: string,
  screen: Screen,
  signal: AbortSignal,
): Promise<Sight> {
  for (;;) {
    const run = await store.runs.get(name);
    if (run === null) throw new Error(`the run ${name} was removed while it was watched`);
    const progress = await store.runs.progress(name);
    const sight = { run, progress, attended: isAttended(settings), lines: await store.lines.read() };
    screen.show(sight);
    if (run.state !== 'open' || signal.aborted) return sight;
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
