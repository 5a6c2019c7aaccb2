/** How long the callers of a model wait for what. */
export interface Waits {
  /** Milliseconds before the next send, after so many failed ones in a row (1 or more). */
  retryMs(failures: number): number;
  /** Milliseconds between looks at a call that another process is sending. */
  takenMs: number;
  /** Milliseconds after which a model that refused is asked again, by one call. */
  refusedMs: number;
}

/** Doubles from `firstMs` to `longestMs`; a random half of it is taken off, so that calls that failed together part. */
export function exponential(firstMs: number, longestMs: number, random: () => number): Waits['retryMs'] {
  return (failures) => Math.min(longestMs, firstMs * 2 ** (failures - 1)) * (1 - random() / 2);
}

export const defaultWaits: Waits = {
  retryMs: exponential(1_000, 60_000, Math.random),
  takenMs: 500,
  refusedMs: 60_000,
};
