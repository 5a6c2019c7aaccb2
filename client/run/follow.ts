import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress, RunRecord, Store } from '../../store/port.ts';
import type { Screen } from '../screen/screen.ts';

/** Milliseconds between two looks at the store: quick enough for a terminal, and nothing for a file in memory. */
const everyMs = 400;

/** Shows a run until it is at rest, or until `signal`; answers with what was last seen of it. */
export async function followRun(
  store: Store,
  name: string,
  screen: Screen,
  signal: AbortSignal,
): Promise<{ run: RunRecord; progress: Progress }> {
  for (;;) {
    const run = await store.runs.get(name);
    if (run === null) throw new Error(`the run ${name} was removed while it was watched`);
    const progress = await store.runs.progress(name);
    screen.show(run, progress);
    if (run.state !== 'open' || signal.aborted) return { run, progress };
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
