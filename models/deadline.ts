/** The longest that a timer can be. */
const longestMs = 2 ** 31 - 1;

/** A time-out beside a caller's own signal. */
export interface Deadline {
  /** Aborted by either. */
  readonly signal: AbortSignal;
  /** Whether the time ran out. */
  readonly expired: boolean;
  clear(): void;
}

/**
 * Starts the clock. When the time is over the event loop goes round once before anything is aborted: a process that was frozen
 * finds its timers late and its sockets full, and a reply that is there already must not be thrown away.
 */
export function startDeadline(ms: number, outer: AbortSignal): Deadline {
  const inner = new AbortController();
  let expired = false;
  const expire = (): void => {
    expired = true;
    inner.abort();
  };
  // One pass reads the sockets; what it read takes another one to become a reply.
  const timer = setTimeout(() => setImmediate(() => setImmediate(expire)), Math.min(ms, longestMs));
  return {
    signal: AbortSignal.any([inner.signal, outer]),
    get expired() {
      return expired;
    },
    clear: () => clearTimeout(timer),
  };
}
