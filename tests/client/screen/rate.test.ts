// Pure arithmetic.
import { describe, expect, it } from 'vitest';
import { rateOf } from '../../../client/screen/rate.ts';
import { sampleProgress } from '../../support/progress.ts';

describe('the rate of a run', () => {
  it('is not told before there is a pace', () => {
    expect(rateOf(sampleProgress({ unfinished: 9 }))).toBeNull();
  });

  it('follows from the pace of late and from what the bound leaves', () => {
    const rate = rateOf(sampleProgress({ tasks: 100, unfinished: 90, left: 49, pace: { tasks: 50, ms: 60_000 } }));
    expect(rate?.perMinute).toBeCloseTo(50, 9);
    expect(rate?.leftMs).toBeCloseTo(58_800, 6);
  });

  it('is not told when nothing is left', () => {
    expect(rateOf(sampleProgress({ unfinished: 5, left: 0, pace: { tasks: 5, ms: 1_000 } }))).toBeNull();
  });
});
