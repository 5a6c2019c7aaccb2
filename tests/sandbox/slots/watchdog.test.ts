import { expect, test } from 'vitest';
import { breachOf } from '../../../sandbox/slots/watchdog.ts';

test.each([
  ['a program that worked too long', { cpuMs: 1001, wallMs: 1100, waitMs: 0 }, 'cpu_time'],
  ['a program within its limit', { cpuMs: 999, wallMs: 1100, waitMs: 0 }, null],
  ['a program that slept too long', { cpuMs: 5, wallMs: 3001, waitMs: 0 }, 'wall_time'],
  ['a program that slept and a machine that was busy', { cpuMs: 5, wallMs: 3500, waitMs: 600 }, null],
  ['a program that queued while others ran', { cpuMs: 500, wallMs: 29_000, waitMs: 28_000 }, null],
  ['a program that the machine never let run', { cpuMs: 5, wallMs: 31_000, waitMs: 30_100 }, 'starved'],
  ['a program that worked too long on a busy machine', { cpuMs: 1001, wallMs: 40_000, waitMs: 38_000 }, 'cpu_time'],
])('%s is judged by its own time, not by the clock on the wall', (_, elapsed, breach) => {
  expect(breachOf(elapsed, 1000)).toBe(breach);
});
