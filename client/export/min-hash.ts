/** Hash functions, and bands of them: two texts of which nine tenths are the same share a band in 99 cases of 100. */
const functions = 64;
export const bands = 8;
const perBand = functions / bands;

/** Bits that are kept of the least value of each function, so that a band is one word; and how often they are equal by chance. */
const bits = 4;
const mask = (1 << bits) - 1;
const chance = 1 / (1 << bits);

/** Tokens in a row that are looked at together. */
const shingle = 5;

const multipliers = Uint32Array.from({ length: functions }, (_, index) => mix(2 * index + 1) | 1);
const offsets = Uint32Array.from({ length: functions }, (_, index) => mix(2 * index + 2));

/** What tells how much a text has in common with others, in one word a band. Layout and case are no difference. */
export function signatureOf(text: string): Uint32Array {
  const tokens = (text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*|\p{N}+|[^\s\p{L}\p{N}_]/gu) ?? []).map(hashText);
  const least = new Uint32Array(functions).fill(0xffff_ffff);
  for (let at = 0; at <= Math.max(0, tokens.length - shingle); at += 1) {
    const hash = tokens.slice(at, at + shingle).reduce((sum, token) => mix(Math.imul(sum, 31) + token), 0);
    for (let index = 0; index < functions; index += 1) {
      const value = mix(Math.imul(hash, multipliers[index] ?? 1) + (offsets[index] ?? 0));
      if (value < (least[index] ?? 0)) least[index] = value;
    }
  }
  return Uint32Array.from({ length: bands }, (_, band) =>
    least.subarray(band * perBand, (band + 1) * perBand).reduce((word, value) => (word << bits) | (value & mask), 0),
  );
}

/** The share of shingles that two texts have in common, as their signatures tell it. */
export function likeness(one: Uint32Array, other: Uint32Array): number {
  let same = 0;
  for (let band = 0; band < bands; band += 1) {
    const difference = (one[band] ?? 0) ^ (other[band] ?? 0);
    for (let at = 0; at < perBand; at += 1) if (((difference >>> (at * bits)) & mask) === 0) same += 1;
  }
  return (same / functions - chance) / (1 - chance);
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads 32 bits over 32 bits, each over all. Source: MurmurHash3's last step. */
export function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
