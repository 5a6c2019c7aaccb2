import { afterEach, describe, expect, it } from 'vitest';
import { moveClock } from '../../../client/chaos/move-clock.ts';

const hour = 3_600_000;

afterEach(() => moveClock(0));

describe('a clock that jumps', () => {
  it('tells another time, in every way that a date is made, and leaves monotonic clocks alone', () => {
    const [before, monotonic] = [Date.now(), performance.now()];
    moveClock(hour);
    expect(Date.now() - before).toBeGreaterThanOrEqual(hour);
    expect(new Date().getTime() - before).toBeGreaterThanOrEqual(hour);
    expect(performance.now() - monotonic).toBeLessThan(hour);
    moveClock(-hour);
    expect(Date.now()).toBeLessThan(before);
  });

  it('leaves dates as they are that somebody names', () => {
    moveClock(hour);
    expect(new Date(5).getTime()).toBe(5);
    expect(new Date(2020, 0, 1).getFullYear()).toBe(2020);
    expect(new Date()).toBeInstanceOf(Date);
    expect(Date.UTC(1970, 0, 1)).toBe(0);
  });
});
