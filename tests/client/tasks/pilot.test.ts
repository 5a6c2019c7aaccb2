// Pure: starts nothing.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pilotFirst } from '../../../client/tasks/pilot.ts';

const lists = fc.uniqueArray(fc.integer(), { maxLength: 60 });

it('puts the drawn tasks first, loses none, and keeps the order of both parts', () => {
  fc.assert(
    fc.property(lists, fc.nat(70), fc.integer(), (list, count, seed) => {
      const numbered = pilotFirst(list, count, seed);
      const inOrder = (part: number[]): number[] => [...part].sort((a, b) => list.indexOf(a) - list.indexOf(b));
      expect(inOrder(numbered)).toEqual(list);
      expect(numbered.slice(0, count)).toEqual(inOrder(numbered.slice(0, count)));
      expect(numbered.slice(count)).toEqual(inOrder(numbered.slice(count)));
    }),
  );
});

it('draws the same tasks for the same seed and others for another', () => {
  const list = Array.from({ length: 1000 }, (_, index) => index);
  const pilot = (seed: number): number[] => pilotFirst(list, 20, seed).slice(0, 20);
  expect(pilot(0)).toEqual(pilot(0));
  expect(pilot(0)).not.toEqual(pilot(1));
});

it('draws from the whole list, each task about as often', () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  const counts = new Map<number, number>();
  for (let seed = 0; seed < 5000; seed += 1) {
    for (const task of pilotFirst(list, 5, seed).slice(0, 5)) counts.set(task, (counts.get(task) ?? 0) + 1);
  }
  expect(counts.size).toBe(50);
  expect(Math.min(...counts.values())).toBeGreaterThan(400);
  expect(Math.max(...counts.values())).toBeLessThan(600);
});
