import type { Clock } from './clock.ts';
import type { Waits } from './waits.ts';

const mostTries = 10;

/**
 * Writes what is paid for: a full disk may have room again in some minutes. Rejects with the last error after ten tries, or
 * at the first one after `signal` asked for an end.
 */
export async function insist(
  write: () => Promise<void>,
  { clock, waits }: { clock: Clock; waits: Waits },
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries === mostTries || signal.aborted) throw error;
      await clock.sleep(waits.retryMs(tries), signal);
    }
  }
}
