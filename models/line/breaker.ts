import type { FailureType } from '../../domain/failure.ts';

/** Failures that may be the server's and not the call's: a proxy's page, an overload, nobody there. */
const serverFailures: ReadonlySet<FailureType> = new Set(['server_error', 'connection', 'unreachable', 'foreign_body']);

/** Failures that tell nothing of whether the server is up. */
const silentFailures: ReadonlySet<FailureType> = new Set(['timed_out', 'torn_body', 'aborted']);

/**
 * Failures in a row, with no answer between them, after which the server is taken to be down. The more calls there are at once, the
 * more often chance makes a row: where a third of all sends fails, ten come once in a hundred thousand.
 */
const failuresInRow = (atOnce: number): number => 10 + Math.floor(atOnce / 10);

/** Says whether a server is worth asking. One that is down is asked by one call at a time, the probe, and ever more seldom. */
export class Breaker {
  #failures = 0;
  #rests = 0;
  #probeAt: number | null = null;
  readonly #restMs: (rests: number) => number;

  /** `restMs`: milliseconds that a server is left alone when it is down, by how often it was in a row, from 1. */
  constructor(restMs: (rests: number) => number) {
    this.#restMs = restMs;
  }

  /** When the next call may find out whether the server is up again, in milliseconds of the caller's clock; null: it is up. */
  get probeAt(): number | null {
    return this.#probeAt;
  }

  answered(): void {
    this.#failures = 0;
    this.#rests = 0;
    this.#probeAt = null;
  }

  /** `atOnce`: calls that may be in flight; `probe`: it was the call that was to find out. */
  failed(type: FailureType, now: number, atOnce: number, probe: boolean): void {
    if (silentFailures.has(type)) return;
    // Whoever refuses or limits is up.
    if (!serverFailures.has(type)) return this.answered();
    this.#failures += 1;
    if (this.#failures < failuresInRow(atOnce)) return;
    // What was in flight when it opened tells nothing new.
    if (this.#probeAt !== null && !probe) return;
    this.#rests += 1;
    this.#probeAt = now + this.#restMs(this.#rests);
  }
}
