export type Fault = 'none' | 'status' | 'hang' | 'torn';

/** What becomes of the `n`th request: 30 of 100 end in status 500, 5 are never answered, 1 is cut off in the middle. */
export function faultOf(n: number): Fault {
  const drawn = uniform(n) * 100;
  if (drawn < 30) return 'status';
  if (drawn < 35) return 'hang';
  return drawn < 36 ? 'torn' : 'none';
}

/** Between 0 and 1; the same `n` always draws the same. */
function uniform(n: number): number {
  let mixed = Math.imul(n ^ (n >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}
