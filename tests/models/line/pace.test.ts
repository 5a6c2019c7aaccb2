import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pace } from '../../../models/line/pace.ts';

/** Sends as fast as a pace allows for so many minutes; answers with the times. */
function sendFor(minutes: number, perMinute: number, amount: number): number[] {
  const pace = new Pace();
  pace.set(perMinute, 0);
  const sent: number[] = [];
  for (let now = 0; now < minutes * 60_000; ) {
    const wait = pace.waitMs(now);
    now += wait;
    if (wait > 0) continue;
    pace.take(amount);
    sent.push(now);
  }
  return sent;
}

test('no minute, wherever it begins, sees more than its limit and one, and a long run uses nine tenths of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 3_000 }), (limit) => {
      const sent = sendFor(5, limit, 1);
      for (const start of sent) {
        const within = sent.filter((at) => at >= start && at < start + 60_000).length;
        expect(within).toBeLessThanOrEqual(limit + 1);
      }
      expect(sent.length).toBeGreaterThanOrEqual(Math.floor(5 * limit * 0.9));
    }),
    { numRuns: 20 },
  );
});

test('what is larger than goes at once is paid off before the next goes', () => {
  const pace = new Pace();
  pace.set(6_000, 0);
  expect(pace.waitMs(0)).toBe(0);
  pace.take(3_000);
  expect(pace.waitMs(0)).toBeGreaterThan(29_000);
  expect(pace.waitMs(0)).toBeLessThan(31_000);
});

test('what was given back may go again', () => {
  const pace = new Pace();
  pace.set(60, 0);
  pace.take(1);
  expect(pace.waitMs(0)).toBeGreaterThan(0);
  pace.take(-1);
  expect(pace.waitMs(0)).toBe(0);
});

test('without a limit nobody waits', () => {
  const pace = new Pace();
  pace.set(null, 0);
  for (let times = 0; times < 1_000; times += 1) pace.take(1);
  expect(pace.waitMs(0)).toBe(0);
});
