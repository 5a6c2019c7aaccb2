import { remedies } from '../../domain/failure.ts';
import type { Clock } from '../clock.ts';
import type { ModelFailure } from '../port.ts';
import type { Waits } from '../waits.ts';
import { Breaker } from './breaker.ts';
import { Forecast } from './forecast.ts';
import type { Limits } from './limits.ts';
import { Pace } from './pace.ts';
import { Window } from './window.ts';

/** Leave to send one call, until the first of the three is said. */
export interface Slot {
  /** Nothing was sent. */
  unused(): void;
  /** `tokens`: what the call took in all; null where the server did not say. */
  answered(tokens: number | null): void;
  failed(failure: ModelFailure): void;
}

/** One that waits for a slot, and the most tokens that its call may take. */
interface Waiter {
  worst: number;
  resolve: (slot: Slot | null) => void;
}

/**
 * The line before one model: slots are given in order of arrival, as many at once as the model takes, no faster than its minute
 * allows, none while it wants to be left alone, and one, the probe, while it refuses or is down.
 */
export class Line {
  readonly #clock: Clock;
  readonly #refusedMs: number;
  readonly #waiting = new Set<Waiter>();
  readonly #requests = new Pace();
  readonly #tokens = new Pace();
  readonly #forecast = new Forecast();
  readonly #window = new Window();
  readonly #breaker: Breaker;
  #limits: Limits = { concurrency: 0, requestsPerMinute: null, tokensPerMinute: null };
  #taken = 0;
  /** Until then the server wants to be left alone. */
  #closedUntil = Number.NEGATIVE_INFINITY;
  #alarm: AbortController | null = null;
  /** When the model refused: from then on one call may find out whether it still does. */
  #refusedUntil: number | null = null;
  #probing = false;
  /** How often somebody said to look again: what was sent before the last time proves nothing. */
  #looks = 0;

  constructor(clock: Clock, { refusedMs, retryMs }: Pick<Waits, 'refusedMs' | 'retryMs'>) {
    this.#clock = clock;
    this.#refusedMs = refusedMs;
    this.#breaker = new Breaker(retryMs);
  }

  /** Whether it is the server's limits that calls wait for. */
  get limited(): boolean {
    const now = this.#clock.now();
    return now < this.#closedUntil || this.#paceMs(now) > 0;
  }

  /** Holds for all who wait, too. */
  setLimits(limits: Limits): void {
    const now = this.#clock.now();
    this.#limits = limits;
    this.#requests.set(limits.requestsPerMinute, now);
    this.#tokens.set(limits.tokensPerMinute, now);
    this.#admit();
  }

  /** Waits for a slot for a call of at most `worst` tokens. Null: the model refuses, or the signal ended the wait. */
  async enter(worst: number, signal: AbortSignal): Promise<Slot | null> {
    if (signal.aborted) return null;
    const { promise, resolve } = Promise.withResolvers<Slot | null>();
    const waiter = { worst, resolve };
    const leave = (): void => this.#dismiss(waiter);
    this.#waiting.add(waiter);
    signal.addEventListener('abort', leave, { once: true });
    this.#admit();
    const slot = await promise;
    signal.removeEventListener('abort', leave);
    return slot;
  }

  /** Lets the next call find out at once whether a model that refused still does. */
  lookAgain(): void {
    this.#looks += 1;
    if (this.#refusedUntil !== null) this.#refusedUntil = this.#clock.now();
  }

  #admit(): void {
    for (const waiter of this.#waiting) {
      // What the probe finds out holds for all who came meanwhile.
      if (this.#probing) return;
      const now = this.#clock.now();
      const waitMs = this.#waitMs(now);
      if (this.#refusedUntil !== null && now < this.#refusedUntil) this.#dismiss(waiter);
      else if (waitMs > 0) return this.#setAlarm(waitMs);
      else if (this.#taken < this.#window.size(this.#limits.concurrency)) this.#give(waiter, now);
      else return;
    }
  }

  #waitMs(now: number): number {
    return Math.max(this.#closedUntil - now, (this.#breaker.probeAt ?? now) - now, this.#paceMs(now));
  }

  #paceMs(now: number): number {
    return Math.max(this.#requests.waitMs(now), this.#tokens.waitMs(now));
  }

  #give(waiter: Waiter, now: number): void {
    const { worst } = waiter;
    const tokens = this.#forecast.tokens(worst);
    const probe = this.#refusedUntil !== null || this.#breaker.probeAt !== null;
    const looks = this.#looks;
    this.#probing = probe;
    this.#taken += 1;
    this.#requests.take(1);
    this.#tokens.take(tokens);
    this.#waiting.delete(waiter);
    let held = true;
    const end = (learn: () => void): void => {
      if (!held) return;
      held = false;
      this.#taken -= 1;
      if (probe) this.#probing = false;
      learn();
      this.#admit();
    };
    waiter.resolve({
      unused: () => end(() => this.#giveBack(tokens)),
      answered: (taken) => end(() => this.#answered(worst, tokens, taken ?? tokens)),
      failed: (failure) => end(() => this.#failed(failure, { at: now, probe, outdated: looks !== this.#looks })),
    });
  }

  #giveBack(tokens: number): void {
    this.#requests.take(-1);
    this.#tokens.take(-tokens);
  }

  #answered(worst: number, expected: number, taken: number): void {
    this.#tokens.take(taken - expected);
    this.#forecast.answered(worst, taken);
    this.#window.answered(this.#limits.concurrency);
    this.#breaker.answered();
    this.#refusedUntil = null;
  }

  #failed({ failure: { type }, retryAfterMs }: ModelFailure, sent: { at: number; probe: boolean; outdated: boolean }) {
    const now = this.#clock.now();
    if (remedies[type] === 'hold') this.#refusedUntil = now + (sent.outdated ? 0 : this.#refusedMs);
    else if (type !== 'aborted') this.#refusedUntil = null;
    if (type === 'rate_limited') this.#slowDown(sent.at, now);
    this.#breaker.failed(type, now, sent.probe);
    if (retryAfterMs !== null) this.#closedUntil = Math.max(this.#closedUntil, now + retryAfterMs);
  }

  #slowDown(sentAt: number, now: number): void {
    const first = this.#window.refused(this.#limits.concurrency, sentAt, now);
    if (first) this.#forecast.refused();
  }

  #dismiss(waiter: Waiter): void {
    this.#waiting.delete(waiter);
    waiter.resolve(null);
    if (this.#waiting.size === 0) this.#alarm?.abort();
  }

  #setAlarm(ms: number): void {
    if (this.#alarm !== null) return;
    this.#alarm = new AbortController();
    void this.#clock.sleep(ms, this.#alarm.signal).then(() => {
      this.#alarm = null;
      this.#admit();
    });
  }
}
