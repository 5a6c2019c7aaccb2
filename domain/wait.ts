const shortestMs = 5_000;
const longestMs = 5 * 60_000;

/** How long to wait before a call that is held (paused, refused, over budget) is looked at again: 5 s, doubled up to 5 min. */
export function nextWaitMs(lastWaitMs: number): number {
  return Math.min(longestMs, Math.max(shortestMs, lastWaitMs * 2));
}
