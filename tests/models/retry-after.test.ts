import { expect, test } from 'vitest';
import { retryAfterMs } from '../../models/retry-after.ts';

const now = Date.parse('2026-01-01T00:00:00Z');

test.each<[Record<string, string>, number | null]>([
  [{}, null],
  [{ 'retry-after-ms': '250' }, 250],
  [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
  [{ 'retry-after-ms': 'soon', 'retry-after': '9' }, 9_000],
  [{ 'retry-after': '1.5' }, 1_500],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '-4' }, 0],
  [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT' }, 0],
  [{ 'retry-after': '86400' }, 600_000],
  [{ 'retry-after': 'Fri, 02 Jan 2026 00:00:00 GMT' }, 600_000],
  [{ 'retry-after': 'when it suits' }, null],
  [{ 'retry-after': '' }, null],
])('%j means %s milliseconds', (headers, expected) => {
  expect(retryAfterMs(new Headers(headers), now)).toBe(expected);
});
