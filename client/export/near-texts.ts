import { bands, mix, signatureOf } from './min-hash.ts';
import { shinglesOf } from './shingles.ts';
import { sketchOf, Sketches } from './sketches.ts';

/** Texts are near each other from this share of common shingles on. */
const nearFrom = 0.9;

/** Texts that are found by one and the same band: what many have in common tells nobody apart. */
const perBand = 2;

/** Texts whose place is known without looking for it. */
const recent = 16;

/** Words of memory that a text has: its signature, and a bit for each kind that has seen it. */
const perText = bands + 1;

/**
 * Texts that were seen, found again by what they nearly say. A text that is near to an earlier one is remembered as that one, so
 * that of many that are alike one is kept: 100 bytes of each, and two more for each of its tokens up to 256.
 */
export class NearTexts {
  #words = new Uint32Array(perText << 10);
  #texts = 0;
  readonly #sketches = new Sketches();
  /** By the hash of a band: one more than where a text has it in `#words`, so that 0 is nobody's. */
  #places = new Uint32Array(1 << 14);
  #taken = 0;
  readonly #kinds: string[] = [];
  /** Where texts of a moment ago begin: several kinds see the same one after another. */
  readonly #recent = new Map<string, number>();

  /** Whether a text is nearly the same as one that this kind has seen before; remembers it. There may be 32 kinds. */
  see(kind: string, text: string): boolean {
    const at = this.#recent.get(text) ?? this.#find(text);
    const seenBy = this.#words[at + bands] ?? 0;
    const bit = this.#bitOf(kind);
    this.#words[at + bands] = seenBy | bit;
    return (seenBy & bit) !== 0;
  }

  #find(text: string): number {
    const shingles = shinglesOf(text);
    const signature = signatureOf(shingles);
    const sketch = sketchOf(shingles);
    const at = this.#nearTo(signature, sketch) ?? this.#add(signature, sketch);
    if (this.#recent.size >= recent) this.#recent.clear();
    this.#recent.set(text, at);
    return at;
  }

  #bitOf(kind: string): number {
    const known = this.#kinds.indexOf(kind);
    return 1 << (known < 0 ? this.#kinds.push(kind) - 1 : known);
  }

  /** Where a text begins that is near; null where none is. */
  #nearTo(signature: Uint32Array, sketch: Uint16Array): number | null {
    for (const [band, word] of signature.entries()) {
      for (const at of this.#having(band, word)) {
        if (this.#sketches.likeness(at / perText, sketch) >= nearFrom) return at;
      }
    }
    return null;
  }

  #add(signature: Uint32Array, sketch: Uint16Array): number {
    const at = this.#texts * perText;
    if (at === this.#words.length) {
      this.#words = new Uint32Array(this.#words.buffer.transfer(2 * this.#words.byteLength));
    }
    this.#words.set(signature, at);
    this.#sketches.add(sketch);
    this.#texts += 1;
    for (const [band, word] of signature.entries())
      if (this.#having(band, word).length < perBand) this.#place(at + band);
    return at;
  }

  /** Where the texts begin that have this band. */
  #having(band: number, word: number): number[] {
    const found: number[] = [];
    const last = this.#places.length - 1;
    for (let place = home(band, word) & last; this.#places[place] !== 0; place = (place + 1) & last) {
      const at = (this.#places[place] ?? 0) - 1;
      if (at % perText === band && this.#words[at] === word) found.push(at - band);
    }
    return found;
  }

  #place(at: number): void {
    if (this.#taken * 4 >= this.#places.length * 3) this.#spread();
    const last = this.#places.length - 1;
    let place = home(at % perText, this.#words[at] ?? 0) & last;
    while (this.#places[place] !== 0) place = (place + 1) & last;
    this.#places[place] = at + 1;
    this.#taken += 1;
  }

  #spread(): void {
    const places = this.#places;
    this.#places = new Uint32Array(2 * places.length);
    this.#taken = 0;
    for (const place of places) if (place !== 0) this.#place(place - 1);
  }
}

const home = (band: number, word: number): number => mix(word + band);
