/** Share of a limit that is used: a server's minute begins when it likes, and others may use the key too. */
const share = 0.97;
/** Milliseconds' worth of what a minute allows that may go at once. */
const burstMs = 1_000;

/** Spreads what may be had in a minute evenly over it, so that no server's way of counting minutes is ever surprised. */
export class Pace {
  #perMinute: number | null = null;
  /** What may go now; below zero while the last one is paid off. */
  #level = 0;
  #at = 0;

  /** Null: no limit. A new limit begins with what it allows at once. */
  set(perMinute: number | null, now: number): void {
    if (perMinute === this.#perMinute) return;
    this.#perMinute = perMinute;
    this.#level = this.#most;
    this.#at = now;
  }

  /** Milliseconds until the next may go; 0: now. */
  waitMs(now: number): number {
    if (this.#perMinute === null) return 0;
    this.#fill(now);
    return this.#level > 0 ? 0 : Math.ceil(-this.#level / this.#perMs) + 1;
  }

  /** Takes what one needs, even where it is more than goes at once; less than nothing gives back. */
  take(amount: number): void {
    this.#level = Math.min(this.#most, this.#level - amount);
  }

  #fill(now: number): void {
    this.#level = Math.min(this.#most, this.#level + (now - this.#at) * this.#perMs);
    this.#at = now;
  }

  get #perMs(): number {
    return ((this.#perMinute ?? 0) * share) / 60_000;
  }

  get #most(): number {
    return this.#perMs * burstMs;
  }
}
