import { describe, expect, it } from 'vitest';
import { disturb } from '../../../client/chaos/disturb.ts';
import type { PlannedFault } from '../../../client/chaos/fault.ts';

const planned = (atMs: number): PlannedFault => ({ atMs, choice: 0, fault: { kind: 'clock', byMs: atMs } });
const never = new AbortController().signal;

describe('a schedule that is played', () => {
  it('waits with no fault for the end of the one before it', async () => {
    const first = Promise.withResolvers<boolean>();
    const begun: number[] = [];
    const play = ({ atMs }: PlannedFault): Promise<boolean> => {
      begun.push(atMs);
      if (atMs === 1) return first.promise;
      first.resolve(false);
      return Promise.resolve(true);
    };
    const faults = await disturb([planned(1), planned(2)], play, never);
    expect(begun).toEqual([1, 2]);
    expect(faults.map(({ played }) => played)).toEqual([false, true]);
  });

  it('leaves out what is still to come when it is stopped', async () => {
    const stop = new AbortController();
    const play = async (): Promise<boolean> => {
      stop.abort();
      return true;
    };
    expect(await disturb([planned(1), planned(60_000)], play, stop.signal)).toHaveLength(1);
  });
});
