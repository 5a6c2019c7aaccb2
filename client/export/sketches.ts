/** Shingles that are kept of a text: those of the least hashes, which are the same ones in every text that has them. */
const kept = 256;

/** What a text has in common with others is told by this: its least hashes, in order, in 16 bits each. */
export function sketchOf(shingles: Uint32Array): Uint16Array {
  const hashes = new Uint16Array(shingles.map((hash) => hash >>> 16)).sort();
  return hashes.filter((hash, at) => hash !== hashes[at - 1]).subarray(0, kept);
}

/** The sketches of many texts: two bytes a shingle, at most 512 bytes of each. */
export class Sketches {
  #hashes = new Uint16Array(kept << 8);
  /** Where each ends and the next one begins. */
  readonly #ends: number[] = [];

  /** Puts one behind the others: the first has the number 0. */
  add(sketch: Uint16Array): void {
    const from = this.#ends.at(-1) ?? 0;
    const end = from + sketch.length;
    if (end > this.#hashes.length) {
      this.#hashes = new Uint16Array(this.#hashes.buffer.transfer(2 * this.#hashes.byteLength));
    }
    this.#hashes.set(sketch, from);
    this.#ends.push(end);
  }

  /** The share of shingles that a text has in common with that of a number: counted where the two have few, else of a sample. */
  likeness(number: number, sketch: Uint16Array): number {
    return commonShare(sketch, this.#hashes.subarray(this.#ends[number - 1] ?? 0, this.#ends[number]));
  }
}

/** Of the least hashes that either has, the share that both have. */
function commonShare(one: Uint16Array, other: Uint16Array): number {
  let at = 0;
  let beside = 0;
  let both = 0;
  let all = 0;
  while (all < kept && (at < one.length || beside < other.length)) {
    const left = one[at] ?? Infinity;
    const right = other[beside] ?? Infinity;
    if (left === right) both += 1;
    if (left <= right) at += 1;
    if (right <= left) beside += 1;
    all += 1;
  }
  return both / all;
}
