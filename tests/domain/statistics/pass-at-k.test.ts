import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { passAtK } from '../../../domain/statistics/pass-at-k.ts';

/** Of `size` things, how many choices of `count` there are. */
function choices(size: bigint, count: bigint): bigint {
  if (count > size) return 0n;
  let product = 1n;
  for (let at = 1n; at <= count; at += 1n) product = (product * (size - count + at)) / at;
  return product;
}

/** The closed form, 1 - C(n-c, k) / C(n, k), in whole numbers up to the last division. */
function closedForm(samples: number, passed: number, k: number): number {
  const [n, c, among] = [BigInt(samples), BigInt(passed), BigInt(k)];
  const all = choices(n, among);
  const scale = 10n ** 20n;
  return Number(((all - choices(n - c, among)) * scale) / all) / Number(scale);
}

const question = fc.integer({ min: 1, max: 400 }).chain((samples) =>
  fc.record({
    samples: fc.constant(samples),
    passed: fc.integer({ min: 0, max: samples }),
    k: fc.integer({ min: 1, max: samples }),
  }),
);

test('The estimate is the closed form to within 1e-12.', () => {
  fc.assert(
    fc.property(question, ({ samples, passed, k }) => {
      expect(Math.abs(passAtK(samples, passed, k) - closedForm(samples, passed, k))).toBeLessThan(1e-12);
    }),
    { numRuns: 10_000, seed: 6 },
  );
});

test.each([
  ['none passed', 20, 0, 10, 0],
  ['all passed', 20, 20, 1, 1],
  ['fewer failed than are drawn', 20, 15, 6, 1],
  ['as many failed as are drawn', 4, 2, 2, 1 - 1 / 6],
  ['one sample that passed', 1, 1, 1, 1],
  ['pass@1 is the share that passed', 200, 37, 1, 37 / 200],
  ['all samples are drawn and one passed', 100_000, 1, 100_000, 1],
])('%s', (_, samples, passed, k, expected) => {
  expect(passAtK(samples, passed, k)).toBeCloseTo(expected, 12);
});

test.each([
  [10, 3, 11],
  [10, 11, 1],
  [10, -1, 1],
  [10, 3, 0],
  [10, 2.5, 1],
  [Number.NaN, 0, 1],
])('Of %s samples, %s passed and k %s: no estimate.', (samples, passed, k) => {
  expect(() => passAtK(samples, passed, k)).toThrow(RangeError);
});
