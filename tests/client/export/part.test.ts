import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { lot, partOf } from '../../../client/export/part.ts';

it('a task is in the same part whatever the other tasks are, and another seed draws otherwise', () => {
  const ids = Array.from({ length: 400 }, (_, id) => `task-${id}`);
  const drawn = (seed: number): string[] => ids.filter((id) => partOf(id, seed, 0.1) === 'validation');
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
  expect(drawn(1).length).toBeGreaterThan(15);
  expect(drawn(1).length).toBeLessThan(80);
});

it('a larger share holds every task of a smaller one', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), fc.double({ min: 0, max: 0.5, noNaN: true }), (task, seed, less) => {
      if (partOf(task, seed, less) === 'validation') expect(partOf(task, seed, less + 0.4)).toBe('validation');
    }),
  );
});

it('a lot is from 0 up to 1, and a share of nothing takes none', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (task, seed) => {
      expect(lot(seed, task)).toBeGreaterThanOrEqual(0);
      expect(lot(seed, task)).toBeLessThan(1);
      expect(partOf(task, seed, 0)).toBe('train');
    }),
  );
});
