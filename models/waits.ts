/** How long the callers of a model wait for what. */
export interface Waits {
  /**
   * Milliseconds before the next send, after so many failed ones in a row (1 or more), where `share` of all sends to that model
   * fails: 1 where nothing else is known.
   */
  retryMs(failures: number, share?: number): number;
  /** Milliseconds between looks at a call that another process is sending. */
  takenMs: number;
  /** Milliseconds after which a model that refused is asked again, by one call. */
  refusedMs: number;
}

/** Milliseconds at least before a call that failed is sent again, and how often so soon. */
const soonMs = 100;
const soonTimes = 5;

/**
 * Doubles from `firstMs` to `longestMs`; a random half of it is taken off, so that calls that failed together part. Where others are
 * answered, the next send is as good as theirs: it comes soon, until the fault seems to be the call's own.
 */
export function exponential(firstMs: number, longestMs: number, random: () => number): Waits['retryMs'] {
  return (failures, share = 1) => {
    // Next to nothing where half of all sends fail, and nearly all of it where all do.
    const others = Math.max(soonMs, longestMs * share ** 8) * 2 ** Math.max(0, failures - soonTimes);
    return Math.min(longestMs, others, firstMs * 2 ** (failures - 1)) * (1 - random() / 2);
  };
}

export const defaultWaits: Waits = {
  retryMs: exponential(1_000, 60_000, Math.random),
  takenMs: 500,
  refusedMs: 60_000,
};
