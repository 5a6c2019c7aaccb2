const empty = 0;

/** Numbers by a hash of 32 bits, in 11 to 22 bytes an entry where a `Map` takes five times that. */
export class HashTable {
  #hashes = new Uint32Array(1 << 10);
  /** One more than the number, so that 0 is nobody's. */
  #numbers = new Uint32Array(1 << 10);
  #size = 0;

  /** The number that a hash has; undefined where it has none. */
  get(hash: number): number | undefined {
    const number = this.#numbers[this.#placeOf(hash)] ?? empty;
    return number === empty ? undefined : number - 1;
  }

  /** Gives a hash its number; one that it has already stays. */
  add(hash: number, number: number): void {
    const place = this.#placeOf(hash);
    if (this.#numbers[place] !== empty) return;
    this.#hashes[place] = hash;
    this.#numbers[place] = number + 1;
    this.#size += 1;
    if (this.#size * 4 > this.#numbers.length * 3) this.#grow();
  }

  #placeOf(hash: number): number {
    const last = this.#numbers.length - 1;
    let place = hash & last;
    while (this.#numbers[place] !== empty && this.#hashes[place] !== hash >>> 0) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [hashes, numbers] = [this.#hashes, this.#numbers];
    this.#hashes = new Uint32Array(2 * hashes.length);
    this.#numbers = new Uint32Array(2 * numbers.length);
    for (const [place, number] of numbers.entries()) {
      if (number === empty) continue;
      const free = this.#placeOf(hashes[place] ?? 0);
      this.#hashes[free] = hashes[place] ?? 0;
      this.#numbers[free] = number;
    }
  }
}
