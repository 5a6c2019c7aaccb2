import { remedies } from '../../domain/failure.ts';
import type { LineFigures } from '../../store/port.ts';
import type { Clock } from '../clock.ts';
import type { ModelFailure } from '../port.ts';
import type { Waits } from '../waits.ts';
import { Allowance, type Taken } from './allowance.ts';
import { Breaker } from './breaker.ts';
import { FailingShare } from './failing-share.ts';
import type { Limits } from './limits.ts';
import { LastMinute } from './last-minute.ts';

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

/** What was known when a call was let go. */
interface Sent {
  taken: Taken;
  probe: boolean;
  looks: number;
}

/**
 * The line before one model: slots are given in order of arrival, as many at once as the model takes, no faster than its minute
 * allows, none while it wants to be left alone, and one, the probe, while it refuses or is down.
 */
export class Line {
  readonly #clock: Clock;
  readonly #refusedMs: number;
  readonly #waiting = new Set<Waiter>();
  readonly #allowance = new Allowance();
  readonly #breaker: Breaker;
  readonly #lastMinute = new LastMinute();
  readonly #failing = new FailingShare();
  #inFlight = 0;
  /** Until then the server wants to be left alone. */
  #closedUntil = Number.NEGATIVE_INFINITY;
  #alarm: { at: number; bell: AbortController } | null = null;
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
    return now < this.#closedUntil || this.#allowance.waitMs(now) > 0;
  }

  /** Which share of its calls fails of late. */
  get failing(): number {
    return this.#failing.share;
  }

  /** How it is at this moment. */
  get figures(): Omit<LineFigures, 'name' | 'identity' | 'baseURL'> {
    const { requestsPerMinute, tokensPerMinute } = this.#allowance.limits;
    const sentPerMinute = this.#lastMinute.count(this.#clock.now());
    const now = { inFlight: this.#inFlight, waiting: this.#waiting.size, size: this.#allowance.size };
    return { ...now, sentPerMinute, requestsPerMinute, tokensPerMinute, state: this.#state };
  }

  /** Holds for all who wait, too. */
  setLimits(limits: Limits): void {
    this.#allowance.set(limits, this.#clock.now());
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
      else if (this.#inFlight < this.#allowance.size) this.#give(waiter, now);
      else return;
    }
  }

  #waitMs(now: number): number {
    return Math.max(this.#closedUntil - now, (this.#breaker.probeAt ?? now) - now, this.#allowance.waitMs(now));
  }

  #give(waiter: Waiter, now: number): void {
    const probe = this.#refusedUntil !== null || this.#breaker.probeAt !== null;
    const sent = { taken: this.#allowance.take(waiter.worst, now), probe, looks: this.#looks };
    this.#probing = probe;
    this.#inFlight += 1;
    this.#lastMinute.add(now);
    this.#waiting.delete(waiter);
    let held = true;
    const end = (learn: () => void): void => {
      if (!held) return;
      held = false;
      this.#inFlight -= 1;
      if (probe) this.#probing = false;
      learn();
      this.#admit();
    };
    waiter.resolve({
      unused: () => end(() => this.#allowance.giveBack(sent.taken)),
      answered: (tokens) => end(() => this.#answered(sent, tokens)),
      failed: (failure) => end(() => this.#failed(sent, failure)),
    });
  }

  #answered({ taken }: Sent, tokens: number | null): void {
    this.#allowance.answered(taken, tokens);
    this.#failing.add(false);
    this.#breaker.answered();
    this.#refusedUntil = null;
  }

  #failed({ taken, probe, looks }: Sent, { failure: { type }, retryAfterMs }: ModelFailure): void {
    const now = this.#clock.now();
    const outdated = looks !== this.#looks;
    if (remedies[type] === 'hold') this.#refusedUntil = now + (outdated ? 0 : this.#refusedMs);
    else if (type !== 'aborted') this.#refusedUntil = null;
    if (remedies[type] === 'retry') this.#failing.add(true);
    if (type === 'rate_limited') this.#allowance.refused(taken, now);
    this.#breaker.failed(type, now, this.#allowance.size, probe);
    if (retryAfterMs !== null) this.#closedUntil = Math.max(this.#closedUntil, now + retryAfterMs);
  }

  get #state(): LineFigures['state'] {
    if (this.#refusedUntil !== null) return 'refused';
    if (this.#breaker.probeAt !== null) return 'down';
    return this.#clock.now() < this.#closedUntil ? 'limited' : 'open';
  }

  #dismiss(waiter: Waiter): void {
    this.#waiting.delete(waiter);
    waiter.resolve(null);
    if (this.#waiting.size === 0) this.#alarm?.bell.abort();
  }

  /** The next look; one that is set for later gives way, for limits may have changed since. */
  #setAlarm(ms: number): void {
    const at = this.#clock.now() + ms;
    if (this.#alarm !== null && this.#alarm.at <= at) return;
    this.#alarm?.bell.abort();
    const alarm = { at, bell: new AbortController() };
    this.#alarm = alarm;
    void this.#clock.sleep(ms, alarm.bell.signal).then(() => {
      if (this.#alarm !== alarm) return;
      this.#alarm = null;
      this.#admit();
    });
  }
}
