// Governor and waits against servers that let calls down, in virtual time.
import { expect, test } from 'vitest';
import type { FailureType } from '../../domain/failure.ts';
import { maxTries } from '../../domain/failure.ts';
import { randomNumbers } from '../../domain/statistics/random.ts';
import { createGovernor } from '../../models/governor.ts';
import { ModelFailure } from '../../models/port.ts';
import { exponential } from '../../models/waits.ts';
import { VirtualClock } from './line/virtual-clock.ts';
import { modelPlan } from './samples.ts';

const never = new AbortController().signal;
const [calls, slots, timeoutMs] = [8_000, 100, 5_000];

/** What becomes of a send, and how long it takes; null: an answer. */
type Draw = (chance: number) => { failure: FailureType | null; ms: number };

/** Three of ten requests end in status 500, one of twenty hangs, one of a hundred is cut off. */
const unreliable: Draw = (chance) => {
  if (chance < 0.3) return { failure: 'server_error', ms: 1_000 };
  if (chance < 0.35) return { failure: 'timed_out', ms: timeoutMs };
  return { failure: chance < 0.36 ? 'torn_body' : null, ms: 1_000 };
};

/** Asks until every call has its answer, as callers do; says how long that took and what it had to take. */
async function askAll(draw: Draw, seed: number) {
  const clock = new VirtualClock();
  const random = randomNumbers(seed);
  const waits = { refusedMs: 60_000, retryMs: exponential(1_000, 60_000, random) };
  const governor = createGovernor(clock, waits);
  const plan = modelPlan({ concurrency: slots });
  const seen = { endMs: 0, slotMs: 0, mostTries: 0, states: new Set<string>(), least: slots };
  let next = 0;
  const trySend = async (): Promise<boolean> => {
    const slot = await governor.enter(plan, 10, never);
    if (slot === null) throw new Error('expected a slot, found a refusal');
    const { failure, ms } = draw(random());
    await clock.sleep(ms, never);
    seen.slotMs += ms;
    if (failure === null) slot.answered(10);
    else slot.failed(new ModelFailure({ type: failure, message: 'no' }));
    for (const { state, size } of governor.lines()) {
      seen.states.add(state);
      seen.least = Math.min(seen.least, size);
    }
    return failure === null;
  };
  const caller = async (): Promise<void> => {
    while (next++ < calls) {
      for (let tries = 1; !(await trySend()); tries += 1) {
        seen.mostTries = Math.max(seen.mostTries, tries + 1);
        await clock.sleep(waits.retryMs(tries, governor.failing(plan)), never);
      }
      seen.endMs = clock.now();
    }
  };
  void Promise.all(Array.from({ length: 4 * slots }, caller));
  await clock.runUntil(24 * 3_600_000);
  return { ...seen, ideal: seen.slotMs / slots };
}

test.each([1, 2, 3])(
  'random failures neither shut a server out nor make its line smaller, and cost their own slots’ time only (%i)',
  async (seed) => {
    const { endMs, ideal, states, least, mostTries } = await askAll(unreliable, seed);
    expect([...states]).toEqual(['open']);
    expect(least).toBe(slots);
    expect(mostTries).toBeLessThan(maxTries);
    expect(endMs / ideal).toBeLessThanOrEqual(1.2);
  },
);
