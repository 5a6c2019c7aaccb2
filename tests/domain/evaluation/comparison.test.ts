import { expect, test } from 'vitest';
import { compareEvaluations } from '../../../domain/evaluation/comparison.ts';
import { evaluationOf } from './samples.ts';

test('Tasks are won and lost, and the difference has an interval of its own.', () => {
  const before = evaluationOf([1, 0, 0, 0, 0, 0, 0, 1], 1);
  const after = evaluationOf([0, 1, 1, 1, 1, 1, 1, 1], 1);
  const { base, shared } = compareEvaluations(before, after);
  expect([shared, base.won.map(({ task }) => task), base.lost.map(({ task }) => task)]).toEqual([
    8,
    ['t1', 't2', 't3', 't4', 't5', 't6'],
    ['t0'],
  ]);
  expect(base.p).toBeCloseTo(0.125, 12);
  const [rate] = base.rates;
  expect(rate).toMatchObject({ k: 1, before: 0.25, after: 0.875, difference: 0.625, rough: true });
  expect(rate?.interval.low).toBeLessThan(0.625);
  expect(rate?.interval.high).toBeGreaterThan(0.625);
});

test('An evaluation beside itself shows nothing.', () => {
  const one = evaluationOf([3, 1, 0, 4], 4, { k: [1, 2] });
  const { base, onlyBefore, onlyAfter } = compareEvaluations(one, one);
  expect(base).toMatchObject({
    won: [],
    lost: [],
    p: 1,
    rates: [{ difference: 0, interval: { low: 0, high: 0 } }, {}],
  });
  expect([onlyBefore, onlyAfter]).toEqual([[], []]);
});

test('Equal shares of different numbers of samples are neither won nor lost.', () => {
  const { base } = compareEvaluations(evaluationOf([1, 1], 3), evaluationOf([2, 3], 6));
  expect([base.won.map(({ task }) => task), base.lost]).toEqual([['t1'], []]);
});

test('Only shared tasks are compared, and only what both can tell.', () => {
  const before = evaluationOf([1, 1, 0], 1, { k: [1, 10], further: true });
  const after = evaluationOf([1, 0], 1, { k: [1] });
  const compared = compareEvaluations(before, after);
  expect(compared).toMatchObject({ shared: 2, onlyBefore: ['t2'], onlyAfter: [], further: null });
  expect(compared.base.rates.map(({ k }) => k)).toEqual([1]);
  const nothing = compareEvaluations(before, evaluationOf([], 1));
  expect(nothing).toMatchObject({ shared: 0, base: { rates: [], p: 1 } });
});
