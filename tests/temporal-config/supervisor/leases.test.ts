// Who needs a supervisor; the clock is vitest's.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Leases } from '../../../temporal-config/supervisor/leases.ts';

let detached = false;
let ended = 0;
let leases: Leases;

beforeEach(() => {
  vi.useFakeTimers();
  detached = false;
  ended = 0;
  leases = new Leases(
    async () => detached,
    () => (ended += 1),
  );
});

afterEach(() => {
  leases.close();
  vi.useRealTimers();
});

it('waits half a minute for the first lease', async () => {
  await vi.advanceTimersByTimeAsync(29_000);
  expect(ended).toBe(0);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(ended).toBeGreaterThan(0);
});

it('ends at once with the last lease, not with the one before', async () => {
  const [one, other] = [leases.take(), leases.take()];
  one();
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toBe(0);
  other();
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toBe(1);
});

it('counts a lease that is released twice as one', async () => {
  const release = leases.take();
  leases.take();
  release();
  release();
  expect(leases.count).toBe(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ended).toBe(0);
});

it('stays for a detached run, and ends within a second or so of its end', async () => {
  detached = true;
  leases.take()();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ended).toBe(0);
  detached = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ended).toBe(1);
});

it('stays where it cannot be known whether a detached run is open', async () => {
  leases.close();
  leases = new Leases(
    () => Promise.reject(new Error('the store is busy')),
    () => (ended += 1),
  );
  leases.take()();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ended).toBe(0);
});
