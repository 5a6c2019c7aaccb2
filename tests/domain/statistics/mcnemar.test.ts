import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcnemarExact } from '../../../domain/statistics/mcnemar.ts';

/** The two-sided binomial test of one half, in whole numbers. */
function inWholeNumbers(won: number, lost: number): number {
  const pairs = won + lost;
  let [ways, term] = [0n, 1n];
  for (let way = 0; way <= Math.min(won, lost); way += 1) {
    ways += term;
    term = (term * BigInt(pairs - way)) / BigInt(way + 1);
  }
  const scale = 10n ** 20n;
  return Math.min(1, Number((2n * ways * scale) / 2n ** BigInt(pairs)) / Number(scale));
}

test('The exact test is the binomial one.', () => {
  const count = fc.integer({ min: 0, max: 800 });
  fc.assert(
    fc.property(count, count, (won, lost) => {
      expect(mcnemarExact(won, lost)).toBeCloseTo(inWholeNumbers(won, lost), 9);
      expect(mcnemarExact(won, lost)).toBe(mcnemarExact(lost, won));
    }),
    { numRuns: 300 },
  );
});

test.each([
  [0, 0, 1],
  [1, 0, 1],
  [5, 5, 1],
  [6, 0, 0.03125],
  [10, 2, 0.03857421875],
])('%s won and %s lost: p is %s.', (won, lost, p) => {
  expect(mcnemarExact(won, lost)).toBeCloseTo(p, 12);
});
