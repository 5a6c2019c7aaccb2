import { expect, test } from 'vitest';
import { FailingShare } from '../../../models/line/failing-share.ts';

test('a line that nothing failed in has no failing share', () => {
  const failing = new FailingShare();
  for (let sends = 0; sends < 100; sends += 1) failing.add(false);
  expect(failing.share).toBe(0);
});

test('it comes near to the share that fails, and forgets what is long past', () => {
  const failing = new FailingShare();
  for (let sends = 0; sends < 200; sends += 1) failing.add(true);
  for (let sends = 0; sends < 300; sends += 1) failing.add(sends % 4 === 0);
  expect(failing.share).toBeGreaterThan(0.15);
  expect(failing.share).toBeLessThan(0.35);
});
