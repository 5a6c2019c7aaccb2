/** Hash functions, and bands of them: two texts of which nine tenths are the same share a band in 99 cases of 100. */
const functions = 64;
export const bands = 8;
const perBand = functions / bands;

/** Bits that are kept of the least value of each function, so that a band is one word. */
const bits = 4;
const mask = (1 << bits) - 1;

const multipliers = Uint32Array.from({ length: functions }, (_, index) => mix(2 * index + 1) | 1);
const offsets = Uint32Array.from({ length: functions }, (_, index) => mix(2 * index + 2));

/** A word for each band: by these a text is found again by another that has much in common with it. */
export function signatureOf(shingles: Uint32Array): Uint32Array {
  const least = new Uint32Array(functions).fill(0xffff_ffff);
  for (const hash of shingles) {
    for (let index = 0; index < functions; index += 1) {
      const value = mix(Math.imul(hash, multipliers[index] ?? 1) + (offsets[index] ?? 0));
      if (value < (least[index] ?? 0)) least[index] = value;
    }
  }
  return Uint32Array.from({ length: bands }, (_, band) =>
    least.subarray(band * perBand, (band + 1) * perBand).reduce((word, value) => (word << bits) | (value & mask), 0),
  );
}

/** Spreads 32 bits over 32 bits, each over all. Source: MurmurHash3's last step. */
export function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
