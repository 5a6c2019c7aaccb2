/** Shingles that are kept of a text: those of the least hashes, which are the same ones in every text that has them. */
const kept = 128;

/** What a text has in common with others is told by this: its least hashes, in order, in 16 bits each and none of them 0. */
export function sketchOf(shingles: Uint32Array): Uint16Array {
  const hashes = new Uint16Array(shingles.map((hash) => Math.max(1, hash >>> 16))).sort();
  return hashes.filter((hash, at) => hash !== hashes[at - 1]).subarray(0, kept);
}

/** The sketches of many texts: 256 bytes of each. */
export class Sketches {
  #hashes = new Uint16Array(kept << 10);
  #texts = 0;

  /** Puts one behind the others: the first has the number 0. */
  add(sketch: Uint16Array): void {
    if (this.#texts * kept === this.#hashes.length) {
      this.#hashes = new Uint16Array(this.#hashes.buffer.transfer(2 * this.#hashes.byteLength));
    }
    this.#hashes.set(sketch, this.#texts * kept);
    this.#texts += 1;
  }

  /** The share of shingles that a text has in common with that of a number: counted where the two have few, else of a sample. */
  likeness(number: number, sketch: Uint16Array): number {
    const stored = this.#hashes.subarray(number * kept, (number + 1) * kept);
    const end = stored.indexOf(0);
    return commonShare(sketch, end < 0 ? stored : stored.subarray(0, end));
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
