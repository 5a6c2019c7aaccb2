// Pure arithmetic; the clock is an argument.
import { describe, expect, it } from 'vitest';
import { rateOf } from '../../../client/screen/rate.ts';
import { sampleProgress } from '../../support/progress.ts';

describe('the rate of a run', () => {
  it('is not told before two tasks are done', () => {
    expect(rateOf(sampleProgress({ unfinished: 9, firstAt: 0 }), 60_000)).toBeNull();
  });

  it('counts from the first outcome, so that starting costs nothing', () => {
    const rate = rateOf(
      sampleProgress({ tasks: 100, unfinished: 49, firstAt: 1_000_000, lastAt: 1_060_000 }),
      1_060_000,
    );
    expect(rate?.perMinute).toBeCloseTo(50, 9);
    expect(rate?.leftMs).toBeCloseTo(58_800, 6);
  });

  it('stands still when nothing is left', () => {
    const done = sampleProgress({ tasks: 11, unfinished: 0, firstAt: 0, lastAt: 60_000 });
    expect(rateOf(done, 60_000)).toEqual(rateOf(done, 9_999_999));
    expect(rateOf(done, 60_000)).toEqual({ perMinute: 10, leftMs: 0 });
  });
});
