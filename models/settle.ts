import type { Clock } from './clock.ts';
import type { AskedCall, Settled } from './settled.ts';

/** Waits until every call is settled or the time is over. Those that are not live on, and are told as pending. */
export async function settle(
  asked: AskedCall[],
  settleMs: number,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Settled[]> {
  const over = new AbortController();
  const answers = new Map<AskedCall, Settled>();
  const all = Promise.all(asked.map(async (call) => answers.set(call, await call.settled)));
  const ends = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
  try {
    await Promise.race([all, clock.sleep(settleMs, ends)]);
  } finally {
    over.abort();
    // A call that breaks after its time is told to whoever asks next.
    all.catch(() => undefined);
  }
  return asked.map((call) => answers.get(call) ?? { key: call.key, state: 'pending', reason: call.reason() });
}
