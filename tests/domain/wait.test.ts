// Pure; no clock.
import { expect, it } from 'vitest';
import { nextWaitMs } from '../../domain/wait.ts';

it('waits five seconds, then twice as long each time, and never longer than five minutes', () => {
  const waits = [0];
  for (let turn = 0; turn < 9; turn += 1) waits.push(nextWaitMs(waits.at(-1) ?? 0));
  expect(waits.slice(1)).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
});
