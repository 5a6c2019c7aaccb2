/**
 * How many calls may be in flight, never more than the plan says. After a refusal one alone may; each answer lets one more in up to
 * half of what was too many, and from there each round of answers one, as TCP does: where calls still in flight are answered that is
 * half at once, and where all are refused it is one that finds out.
 */
export class Window {
  #size = Number.POSITIVE_INFINITY;
  #enough = Number.POSITIVE_INFINITY;
  #cutAt = Number.NEGATIVE_INFINITY;

  /** Calls at once, of `most` that the plan allows. */
  size(most: number): number {
    return Math.max(1, Math.floor(Math.min(this.#size, most)));
  }

  /** Calls in flight together are refused together: answers whether this was the first of them. Both times in milliseconds. */
  refused(most: number, sentAt: number, now: number): boolean {
    if (sentAt < this.#cutAt) return false;
    this.#enough = Math.max(1, this.size(most) / 2);
    this.#size = 1;
    this.#cutAt = now;
    return true;
  }

  answered(most: number): void {
    if (this.#size < most) this.#size += this.#size < this.#enough ? 1 : 1 / this.#size;
  }
}
