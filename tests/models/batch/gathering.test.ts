import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Gathered, Gathering } from '../../../models/batch/gathering.ts';
import { Postponed } from '../../../models/port.ts';
import { VirtualClock } from '../line/virtual-clock.ts';
import { modelRequest } from '../samples.ts';

const limits = { calls: 4, bytes: 30 };
const waitMs = 50;

type Step = { kind: 'add'; bytes: number } | { kind: 'leave'; at: number } | { kind: 'wait'; ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), bytes: fc.integer({ min: 1, max: 29 }) }),
  fc.record({ kind: fc.constant('leave' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 80 }) }),
);

test('whoever waits goes with one batch, in time and within its limits, or leaves and goes with none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const clock = new VirtualClock();
      const departed: { calls: Gathered[]; at: number }[] = [];
      const gathering = new Gathering(clock, limits, (calls) => departed.push({ calls, at: clock.now() }));
      const added: { key: string; at: number; leave: AbortController; outcome: Promise<unknown> }[] = [];
      for (const one of steps) {
        if (one.kind === 'wait') await clock.runUntil(clock.now() + one.ms);
        else if (one.kind === 'leave') added[one.at]?.leave.abort();
        else {
          const [key, leave] = [`call-${added.length}`, new AbortController()];
          const call = { key, request: modelRequest(), line: 'x'.repeat(one.bytes) };
          const outcome = gathering.add(call, waitMs, [leave.signal]).catch((reason: unknown) => reason);
          added.push({ key, at: clock.now(), leave, outcome });
        }
      }
      await clock.runUntil(clock.now() + waitMs);

      for (const { calls } of departed) {
        expect(calls.length).toBeLessThanOrEqual(limits.calls);
        const bytes = calls.reduce((sum, { line }) => sum + line.length + 1, 0);
        expect(bytes).toBeLessThanOrEqual(limits.bytes);
      }
      for (const { key, at, leave, outcome } of added) {
        const batches = departed.filter(({ calls }) => calls.some((call) => call.key === key));
        if (batches.length === 0) expect(await outcome).toEqual(new Postponed('paused'));
        else expect(batches.map((batch) => batch.at - at <= waitMs)).toEqual([true]);
        expect(batches.length === 1 || leave.signal.aborted).toBe(true);
      }
    }),
  );
});
