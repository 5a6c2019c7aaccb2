import { HashTable } from './hash-table.ts';

/** Hash functions, and bands of them: two texts of which nine tenths are the same share a band in 99 cases of 100. */
const functions = 64;
const bands = 8;
const rowsPerBand = functions / bands;

/** Tokens in a row that are looked at together. */
const shingle = 5;

/** Texts are near each other from this share of common shingles on. */
const nearFrom = 0.85;

const multipliers = Uint32Array.from({ length: functions }, (_, index) => mix(2 * index + 1) | 1);
const offsets = Uint32Array.from({ length: functions }, (_, index) => mix(2 * index + 2));

/** Signatures that stand in one array: each alone would take twice its own size. */
const perBlock = 1 << 10;

/** Texts that were seen, found again by what they nearly say: 128 bytes of signature and about as many of index are kept of each. */
export class NearTexts {
  readonly #blocks: Uint16Array[] = [];
  #count = 0;
  /** By the hash of a band: the first text that had it. */
  readonly #first = new HashTable();

  /** Whether a text is nearly the same as one seen before; remembers it. Layout and case are no difference. */
  see(text: string): boolean {
    const signature = signatureOf(text);
    const keys = Array.from({ length: bands }, (_, band) => bandKey(signature, band));
    const seen = keys.map((key) => this.#first.get(key)).filter((at) => at !== undefined);
    const near = seen.some((at) => likeness(signature, this.#signature(at)) >= nearFrom);
    if (near) return true;
    for (const key of keys) this.#first.add(key, this.#count);
    if (this.#count % perBlock === 0) this.#blocks.push(new Uint16Array(perBlock * functions));
    this.#signature(this.#count).set(signature);
    this.#count += 1;
    return false;
  }

  #signature(at: number): Uint16Array {
    const from = (at % perBlock) * functions;
    return this.#blocks[Math.floor(at / perBlock)]?.subarray(from, from + functions) ?? new Uint16Array(functions);
  }
}

function signatureOf(text: string): Uint32Array {
  const tokens = (text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*|\p{N}+|[^\s\p{L}\p{N}_]/gu) ?? []).map(hashText);
  const signature = new Uint32Array(functions).fill(0xffff_ffff);
  for (let at = 0; at <= Math.max(0, tokens.length - shingle); at += 1) {
    const hash = tokens.slice(at, at + shingle).reduce((sum, token) => mix(Math.imul(sum, 31) + token), 0);
    for (let index = 0; index < functions; index += 1) {
      const value = mix(Math.imul(hash, multipliers[index] ?? 1) + (offsets[index] ?? 0));
      if (value < (signature[index] ?? 0)) signature[index] = value;
    }
  }
  return signature;
}

/** The share of shingles that two texts have in common, as their signatures tell it. */
function likeness(one: Uint32Array, other: Uint16Array): number {
  return one.reduce((same, value, index) => same + ((value & 0xffff) === other[index] ? 1 : 0), 0) / functions;
}

function bandKey(signature: Uint32Array, band: number): number {
  const rows = signature.subarray(band * rowsPerBand, (band + 1) * rowsPerBand);
  return rows.reduce((hash, value) => mix(Math.imul(hash, 31) + value), band);
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads 32 bits over 32 bits, each over all. Source: MurmurHash3's last step. */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
