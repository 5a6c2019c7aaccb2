import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { places } from '../../../client/compare/places.ts';

const taskOf = (before: [number, number], after: [number, number]) => ({
  task: 't',
  before: { passed: before[0], samples: before[1] },
  after: { passed: after[0], samples: after[1] },
});

test('Tasks of equal shares are at one place, whatever the number of their samples.', () => {
  const tasks = [taskOf([1, 2], [1, 1]), taskOf([2, 4], [3, 3]), taskOf([0, 4], [1, 4])];
  expect(places({ tasks })).toEqual([
    { x: 0.5, y: 1, count: 2 },
    { x: 0, y: 0.25, count: 1 },
  ]);
});

test('No task is lost, and each place lies within the square.', () => {
  const tally = fc
    .integer({ min: 1, max: 20 })
    .chain((samples) => fc.tuple(fc.integer({ min: 0, max: samples }), fc.constant(samples)));
  fc.assert(
    fc.property(fc.array(fc.tuple(tally, tally)), (pairs) => {
      const found = places({ tasks: pairs.map(([before, after]) => taskOf(before, after)) });
      expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(pairs.length);
      expect(found.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
    }),
  );
});
