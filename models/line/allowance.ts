import { Forecast } from './forecast.ts';
import type { Limits } from './limits.ts';
import { Pace } from './pace.ts';
import { Window } from './window.ts';

/** What one call was expected to take when it was let go. */
export interface Taken {
  at: number;
  worst: number;
  tokens: number;
}

/** How many calls may go, and how fast: what plan and server allow, and what the server's answers teach. Times in milliseconds. */
export class Allowance {
  readonly #requests = new Pace();
  readonly #tokens = new Pace();
  readonly #forecast = new Forecast();
  readonly #window = new Window();
  #limits: Limits = { concurrency: 0, requestsPerMinute: null, tokensPerMinute: null };

  get limits(): Limits {
    return this.#limits;
  }

  set(limits: Limits, now: number): void {
    this.#limits = limits;
    this.#requests.set(limits.requestsPerMinute, now);
    this.#tokens.set(limits.tokensPerMinute, now);
  }

  /** Calls that may be in flight just now. */
  get size(): number {
    return this.#window.size(this.#limits.concurrency);
  }

  /** Until the minute allows another call. */
  waitMs(now: number): number {
    return Math.max(this.#requests.waitMs(now), this.#tokens.waitMs(now));
  }

  /** Takes what a call of at most `worst` tokens needs. */
  take(worst: number, now: number): Taken {
    const tokens = this.#forecast.tokens(worst);
    this.#requests.take(1);
    this.#tokens.take(tokens);
    return { at: now, worst, tokens };
  }

  /** Nothing was sent. */
  giveBack({ tokens }: Taken): void {
    this.#requests.take(-1);
    this.#tokens.take(-tokens);
  }

  /** `tokens`: what the call took in all; null where the server did not say. */
  answered(taken: Taken, tokens: number | null): void {
    this.#window.answered(this.#limits.concurrency);
    if (tokens === null) return;
    this.#tokens.take(tokens - taken.tokens);
    this.#forecast.answered(taken.worst, tokens);
  }

  /** The server found that too much. */
  refused(taken: Taken, now: number): void {
    const first = this.#window.refused(this.#limits.concurrency, taken.at, now);
    if (first) this.#forecast.refused();
  }
}
