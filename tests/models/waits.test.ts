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
