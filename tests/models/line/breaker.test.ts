import { expect, test } from 'vitest';
import type { FailureType } from '../../../domain/failure.ts';
import { Breaker } from '../../../models/line/breaker.ts';

const doubling = (rests: number): number => 1_000 * 2 ** (rests - 1);

function failing(times: number, type: FailureType = 'server_error'): Breaker {
  const breaker = new Breaker(doubling);
  for (let at = 0; at < times; at += 1) breaker.failed(type, 0, 4, false);
  return breaker;
}

test('ten failures in a row with no answer between them mean that the server is down', () => {
  expect(failing(9).probeAt).toBeNull();
  expect(failing(10).probeAt).toBe(1_000);
});

test('the more calls there are at once, the longer is a row that chance does not make', () => {
  const breaker = new Breaker(doubling);
  for (let at = 0; at < 19; at += 1) breaker.failed('server_error', 0, 100, false);
  expect(breaker.probeAt).toBeNull();
  breaker.failed('server_error', 0, 100, false);
  expect(breaker.probeAt).toBe(1_000);
});

test('an answer, and whatever only a server that is up would say, begins the count anew', () => {
  const breaker = failing(9);
  breaker.answered();
  breaker.failed('server_error', 0, 4, false);
  expect(breaker.probeAt).toBeNull();
  for (const type of ['rate_limited', 'bad_request', 'key_refused'] as const) {
    const up = failing(9);
    up.failed(type, 0, 4, false);
    up.failed('server_error', 0, 4, false);
    expect(up.probeAt).toBeNull();
  }
});

test('calls that hang or come torn say nothing of the server', () => {
  expect(failing(50, 'timed_out').probeAt).toBeNull();
  const open = failing(10);
  open.failed('timed_out', 2_000, 4, true);
  expect(open.probeAt).toBe(1_000);
});

test('a server that stays down is asked ever more seldom, and what was in flight before tells nothing new', () => {
  const breaker = failing(60);
  expect(breaker.probeAt).toBe(1_000);
  breaker.failed('unreachable', 1_000, 4, true);
  expect(breaker.probeAt).toBe(3_000);
  breaker.failed('unreachable', 3_000, 4, true);
  expect(breaker.probeAt).toBe(7_000);
  breaker.answered();
  expect(breaker.probeAt).toBeNull();
});
