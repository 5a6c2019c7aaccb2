import type { Clock } from '../clock.ts';
import { exponential, type Waits } from '../waits.ts';

/** How long batches are waited for. */
export interface Patience {
  /** Milliseconds until the next look at a batch, after so many (1 or more). */
  pollMs: Waits['retryMs'];
  /** Milliseconds for which a batch that may have been created is looked for before it is created again. */
  graceMs: number;
  /** Milliseconds after which a batch whose server refused us is looked at again. */
  refusedMs: number;
}

export const defaultPatience: Patience = {
  pollMs: exponential(5_000, 60_000, Math.random),
  // A request of a process that was killed may still be on its way to the server.
  graceMs: 60_000,
  refusedMs: 60_000,
};

/** A wait that nothing cuts short. */
export const pause = (clock: Clock, ms: number): Promise<void> => clock.sleep(ms, new AbortController().signal);
