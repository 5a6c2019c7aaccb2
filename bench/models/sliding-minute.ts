const minuteMs = 60_000;

/** The strictest way to count a minute: in any 60 seconds there are no more requests and tokens than allowed. */
export class SlidingMinute {
  readonly #allowed: { requests: number; tokens: number };
  #taken: { at: number; tokens: number }[] = [];

  constructor(allowed: { requests: number; tokens: number }) {
    this.#allowed = allowed;
  }

  /** Takes a request of so many tokens and answers 0, or says in how many milliseconds there is room again. */
  refusesFor(tokens: number, now: number): number {
    this.#taken = this.#taken.filter(({ at }) => at > now - minuteMs);
    const used = this.#taken.reduce((sum, one) => sum + one.tokens, 0);
    const fits = this.#taken.length < this.#allowed.requests && used + tokens <= this.#allowed.tokens;
    if (fits) this.#taken.push({ at: now, tokens });
    return fits ? 0 : Math.max(1, (this.#taken[0]?.at ?? now) + minuteMs - now);
  }
}
