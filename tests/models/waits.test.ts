import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponential } from '../../models/waits.ts';

test('waits double up to the longest, and lose a random half at most', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), chance, (failures, random) => {
      const whole = Math.min(60_000, 1_000 * 2 ** (failures - 1));
      const wait = exponential(1_000, 60_000, () => random)(failures);
      expect(wait).toBeLessThanOrEqual(whole);
      expect(wait).toBeGreaterThanOrEqual(whole / 2);
    }),
  );
});

test('the rarer failures are, the sooner the next send comes; where everything fails it is as late as ever', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), share, share, (failures, one, other) => {
      const wait = (failing?: number): number => exponential(1_000, 60_000, () => 0)(failures, failing);
      const [less, more] = one < other ? [one, other] : [other, one];
      expect(wait(less)).toBeLessThanOrEqual(wait(more));
      expect(wait(1)).toBe(wait());
    }),
  );
});

test('what fails again and again where others are answered is left alone for longer and longer', () => {
  const wait = (failures: number): number => exponential(1_000, 60_000, () => 0)(failures, 0.3);
  expect([1, 3, 5].map(wait)).toEqual([100, 100, 100]);
  expect([6, 8, 19].map(wait)).toEqual([200, 800, 60_000]);
});
