import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanInterval } from '../../../domain/statistics/interval.ts';
import { coverage } from '../../../bench/evaluate/coverage.ts';

const rates = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 });
const few = { seed: 3, resamples: 500 };

test('The same values and seed give the same interval, which lies within the values.', () => {
  fc.assert(
    fc.property(rates, (values) => {
      const interval = meanInterval(values, few);
      expect(meanInterval(values, few)).toEqual(interval);
      expect(interval.low).toBeLessThanOrEqual(interval.high);
      expect(interval.low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
      expect(interval.high).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
    }),
    { numRuns: 200 },
  );
});

test('What is certain has an interval without width.', () => {
  expect(meanInterval([1, 1, 1])).toEqual({ low: 1, high: 1 });
  expect(meanInterval([0.25])).toEqual({ low: 0.25, high: 0.25 });
  expect(() => meanInterval([])).toThrow(RangeError);
});

test('A skewed sample has a skewed interval.', () => {
  const values = Array.from({ length: 100 }, (_, index) => (index < 5 ? 1 : 0));
  const { low, high } = meanInterval(values);
  expect(high - 0.05).toBeGreaterThan(0.05 - low);
});

test.each([0.2, 0.5, 0.8])('With a true rate of %s, between 93 and 97 intervals of a hundred hold it.', (mean) => {
  const share = coverage({ tasks: 164, samples: 20, k: 1, mean, spread: 1, repeats: 2000, resamples: 400, seed: 11 });
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
});
