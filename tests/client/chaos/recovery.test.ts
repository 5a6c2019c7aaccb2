import { describe, expect, it } from 'vitest';
import type { PlayedFault } from '../../../client/chaos/disturb.ts';
import { recoveryOf } from '../../../client/chaos/recovery.ts';

const fault = (startedAt: number, played = true): PlayedFault => ({
  atMs: startedAt,
  choice: 0,
  fault: { kind: 'kill', target: 'models' },
  startedAt,
  played,
});

describe('the recovery from faults', () => {
  it('is the time from each to the next progress', () => {
    const { medianMs, maxMs, each } =
      recoveryOf(
        [0, 100, 1_000].map((at) => fault(at)),
        [50, 120, 3_000],
      ) ?? {};
    expect({ medianMs, maxMs }).toEqual({ medianMs: 50, maxMs: 2_000 });
    expect(each?.[1]).toEqual({ atMs: 100, fault: 'kill models', ms: 20 });
  });

  it('leaves out what found nobody to strike, and what was played when all was done', () => {
    expect(recoveryOf([fault(0), fault(10, false), fault(100)], [50])?.each).toHaveLength(1);
  });

  it('is none where nothing was played', () => {
    expect(recoveryOf([], [50])).toBeNull();
  });
});
