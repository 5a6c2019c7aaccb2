import * as crypto from 'node:crypto';

/** A text's hash. */
export const hashOf = (text: string): bigint => crypto.hash('sha256', text, 'buffer').readBigUInt64LE();

/** Hashes of 64 bits, in 11 to 22 bytes each: of a billion that are not the same, hardly one is taken for another. */
export class HashSet {
  #places = new BigUint64Array(1 << 10);
  #size = 0;

  has(hash: bigint): boolean {
    const wanted = kept(hash);
    return this.#places[this.#placeOf(wanted)] === wanted;
  }

  /** Whether a hash is new; it is there afterwards. */
  add(hash: bigint): boolean {
    const wanted = kept(hash);
    const place = this.#placeOf(wanted);
    if (this.#places[place] === wanted) return false;
    this.#places[place] = wanted;
    this.#size += 1;
    if (this.#size * 4 > this.#places.length * 3) this.#grow();
    return true;
  }

  #placeOf(hash: bigint): number {
    const last = this.#places.length - 1;
    let place = Number(hash & BigInt(last));
    while (this.#places[place] !== 0n && this.#places[place] !== hash) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const hashes = this.#places;
    this.#places = new BigUint64Array(2 * hashes.length);
    for (const hash of hashes) if (hash !== 0n) this.#places[this.#placeOf(hash)] = hash;
  }
}

/** As it is kept: 0 is a place where nothing is. */
const kept = (hash: bigint): bigint => (hash === 0n ? 1n : BigInt.asUintN(64, hash));
