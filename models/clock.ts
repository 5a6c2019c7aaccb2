import { setTimeout as sleep } from 'node:timers/promises';

/** Time, handed in so that a test can hold it. */
export interface Clock {
  /** Milliseconds that only go forward; their zero means nothing. */
  now(): number;
  /** Resolves after `ms`, or as soon as `signal` ends the wait; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  async sleep(ms, signal) {
    if (signal.aborted) return;
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  },
};
