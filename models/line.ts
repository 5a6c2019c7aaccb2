import { remedies } from '../domain/failure.ts';
import type { Clock } from './clock.ts';
import type { ModelFailure } from './port.ts';

/** Leave to send one call, until the first of the three is said. */
export interface Slot {
  /** Nothing was sent. */
  unused(): void;
  answered(): void;
  failed(failure: ModelFailure): void;
}

type Waiter = (slot: Slot | null) => void;

/** The line before one model: slots are given in order of arrival, at most `concurrency` at once, and none while the model is on hold. */
export class Line {
  readonly #clock: Clock;
  readonly #refusedMs: number;
  readonly #waiting = new Set<Waiter>();
  #concurrency = 0;
  #taken = 0;
  /** Until then the server wants to be left alone. */
  #closedUntil = Number.NEGATIVE_INFINITY;
  #alarm: AbortController | null = null;
  /** When the model refused: from then on one call, the probe, may find out whether it still does. */
  #probeAt: number | null = null;
  #probing = false;
  /** How often somebody said to look again: what was sent before the last time proves nothing. */
  #looks = 0;

  constructor(clock: Clock, refusedMs: number) {
    this.#clock = clock;
    this.#refusedMs = refusedMs;
  }

  /** Whether the server said when to come back, and that time is still to come. */
  get limited(): boolean {
    return this.#clock.now() < this.#closedUntil;
  }

  /** Waits for a slot. Null: the model refuses, or the signal ended the wait. The latest `concurrency` counts. */
  async enter(concurrency: number, signal: AbortSignal): Promise<Slot | null> {
    if (signal.aborted) return null;
    this.#concurrency = concurrency;
    const { promise, resolve } = Promise.withResolvers<Slot | null>();
    const leave = (): void => this.#dismiss(resolve);
    this.#waiting.add(resolve);
    signal.addEventListener('abort', leave, { once: true });
    this.#admit();
    const slot = await promise;
    signal.removeEventListener('abort', leave);
    return slot;
  }

  /** Lets the next call find out at once whether a model that refused still does. */
  lookAgain(): void {
    this.#looks += 1;
    if (this.#probeAt !== null) this.#probeAt = this.#clock.now();
  }

  #admit(): void {
    for (const waiter of this.#waiting) {
      // What the probe finds out holds for all who came meanwhile.
      if (this.#probing) return;
      if (this.#probeAt !== null && this.#clock.now() < this.#probeAt) this.#dismiss(waiter);
      else if (this.limited) return this.#setAlarm();
      else if (this.#taken < this.#concurrency) this.#give(waiter);
      else return;
    }
  }

  #give(waiter: Waiter): void {
    const probe = this.#probeAt !== null;
    this.#probing = probe;
    this.#taken += 1;
    this.#waiting.delete(waiter);
    const looks = this.#looks;
    let held = true;
    const end = (learn: () => void): void => {
      if (!held) return;
      held = false;
      this.#taken -= 1;
      if (probe) this.#probing = false;
      learn();
      this.#admit();
    };
    waiter({
      unused: () => end(() => undefined),
      answered: () => end(() => (this.#probeAt = null)),
      failed: (failure) => end(() => this.#note(failure, looks)),
    });
  }

  #note({ failure, retryAfterMs }: ModelFailure, looks: number): void {
    const outdated = looks !== this.#looks;
    if (remedies[failure.type] === 'hold') this.#probeAt = this.#clock.now() + (outdated ? 0 : this.#refusedMs);
    else if (failure.type !== 'aborted') this.#probeAt = null;
    if (retryAfterMs !== null) this.#closedUntil = Math.max(this.#closedUntil, this.#clock.now() + retryAfterMs);
  }

  #dismiss(waiter: Waiter): void {
    this.#waiting.delete(waiter);
    waiter(null);
    if (this.#waiting.size === 0) this.#alarm?.abort();
  }

  #setAlarm(): void {
    if (this.#alarm !== null) return;
    this.#alarm = new AbortController();
    void this.#clock.sleep(this.#closedUntil - this.#clock.now(), this.#alarm.signal).then(() => {
      this.#alarm = null;
      this.#admit();
    });
  }
}
