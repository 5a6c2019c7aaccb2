/** How much of the news counts against what was believed. */
const news = 0.1;

/** What calls will take of a minute's tokens, learned from what they took: a plan's `maxTokens` is many times a usual answer. */
export class Forecast {
  /** Share of the worst case, and the least that may be believed. */
  #share = 1;
  #least = 0;

  /** Tokens that a call with this worst case will take. */
  tokens(worst: number): number {
    return Math.ceil(worst * this.#share);
  }

  answered(worst: number, taken: number): void {
    this.#share = Math.max(this.#least, this.#share + news * (Math.min(1, taken / worst) - this.#share));
  }

  /** Some servers count what may come instead of what comes: whoever is refused at the pace of a limit has counted too little. */
  refused(): void {
    this.#share = Math.min(1, this.#share * 1.5);
    this.#least = this.#share;
  }
}
