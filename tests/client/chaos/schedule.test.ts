import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOf, targets, troubles } from '../../../client/chaos/fault.ts';
import { drawSchedule } from '../../../client/chaos/schedule.ts';

const seeds = fc.integer();
const minutes = fc.integer({ min: 1, max: 30 });

describe('a schedule', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(drawSchedule(7, 10)).toEqual(drawSchedule(7, 10));
    expect(drawSchedule(8, 10)).not.toEqual(drawSchedule(7, 10));
  });

  it('is in order of time and within its minutes, whatever the seed', () => {
    fc.assert(
      fc.property(seeds, minutes, (seed, length) => {
        const times = drawSchedule(seed, length).map(({ atMs }) => atMs);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        expect(times.every((at) => at >= 0 && at <= length * 60_000)).toBe(true);
      }),
    );
  });

  it('has every fault there is once a few minutes are drawn, whatever the seed', () => {
    const all = [
      ...targets.flatMap((target) => [`kill ${target}`, `freeze ${target}`]),
      ...troubles,
      'kill everything',
      'full disk',
      'clock',
    ].toSorted();
    fc.assert(
      fc.property(seeds, (seed) => {
        const names = new Set(drawSchedule(seed, 2).map(({ fault }) => nameOf(fault)));
        expect([...names].toSorted()).toEqual(all);
      }),
    );
  });
});
