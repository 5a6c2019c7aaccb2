const minuteMs = 60_000;
/** Counts are kept for so many parts of a minute: sharp enough for people, and small at any pace. */
const parts = 60;
const partMs = minuteMs / parts;

/** Counts what happened within a minute. Times in milliseconds of one clock. */
export class LastMinute {
  readonly #counts = new Map<number, number>();

  add(now: number): void {
    const part = Math.floor(now / partMs);
    this.#counts.set(part, (this.#counts.get(part) ?? 0) + 1);
    this.#forget(part);
  }

  count(now: number): number {
    this.#forget(Math.floor(now / partMs));
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  #forget(now: number): void {
    for (const part of this.#counts.keys()) {
      if (part > now - parts) break;
      this.#counts.delete(part);
    }
  }
}
