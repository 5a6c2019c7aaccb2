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

/**
 * Doubles from `firstMs` to `longestMs`; a random half of it is taken off, so that calls that failed together part. Where others are
 * answered, a long wait gains little: the next send is as good as theirs.
 */
export function exponential(firstMs: number, longestMs: number, random: () => number): Waits['retryMs'] {
  return (failures, share = 1) => {
    const most = firstMs + (longestMs - firstMs) * share ** 4;
    return Math.min(most, firstMs * 2 ** (failures - 1)) * (1 - random() / 2);
  };
}

export const defaultWaits: Waits = {
  retryMs: exponential(1_000, 60_000, Math.random),
  takenMs: 500,
  refusedMs: 60_000,
};
