import { expect, test } from 'vitest';
import { LastMinute } from '../../../models/line/last-minute.ts';

test('what happened within a minute counts, and what is older does not', () => {
  const sent = new LastMinute();
  for (const at of [0, 500, 30_000, 59_000]) sent.add(at);
  expect(sent.count(59_999)).toBe(4);
  expect(sent.count(60_500)).toBe(2);
  expect(sent.count(90_500)).toBe(1);
  expect(sent.count(500_000)).toBe(0);
});
