import type { Clock } from './clock.ts';
import type { AskedCall, Settled } from './settled.ts';

/** How long one waits for several calls. */
export interface Patience {
  /** Milliseconds after which what has settled is worth returning, and again each time they have passed. */
  settleMs: number;
  /** Milliseconds after which one returns with nothing. */
  restMs: number;
}

/** Waits until every call is settled, or some are and the others take long. Those that are not live on, and are told as pending. */
export async function settle(
  asked: AskedCall[],
  { settleMs, restMs }: Patience,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Settled[]> {
  const over = new AbortController();
  const answers = new Map<AskedCall, Settled>();
  const all = Promise.all(asked.map(async (call) => answers.set(call, await call.settled))).then(() => over.abort());
  const ends = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
  try {
    for (let waited = 0; waited < restMs && !ends.aborted; waited += settleMs) {
      await Promise.race([all, clock.sleep(Math.min(settleMs, restMs - waited), ends)]);
      if (answers.size > 0) break;
    }
  } finally {
    over.abort();
    // A call that breaks after its time is told to whoever asks next.
    all.catch(() => undefined);
  }
  return asked.map((call) => answers.get(call) ?? { key: call.key, state: 'pending', reason: call.reason() });
}
