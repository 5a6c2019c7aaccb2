// Money that processes hold which are gone, or others which live: who asks next must neither stop too early nor go too far.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownerOf } from '../../store/owner.ts';
import type { LeaseOwner, Reserved, Spend, Store } from '../../store/port.ts';
import { storeWithRun } from './opened-store.ts';
import { call, me, newRun, nothing, reply } from './samples.ts';

const other = ownerOf(process.ppid);
const dead: LeaseOwner = { ...me, startTime: me.startTime - 1 };

const spend = (usd: number): Spend => ({ usd, calls: 1, tokens: 100 });

interface Asking {
  run?: string;
  forBatch?: boolean;
}

async function reserve(store: Store, owner: LeaseOwner, key: string, usd: number, how: Asking = {}): Promise<Reserved> {
  const { run = 'run', forBatch = false } = how;
  await store.calls.claim(call(key, { run }), owner);
  return store.calls.reserve(key, run, spend(usd), forBatch);
}

test('what a dead process held is spent as soon as a call does not fit, though nobody asks for its calls again', async () => {
  const store = await storeWithRun(1, { usd: 1 });
  for (const key of ['a', 'b']) await reserve(store, dead, key, 0.45);
  expect(await reserve(store, me, 'c', 0.2)).toBe('over_run');
  expect(await store.runs.progress('run')).toMatchObject({ spent: { usd: 0.9, calls: 2 }, reserved: nothing });
  expect(await reserve(store, me, 'c', 0.1)).toBe('reserved');
});

test('what a dead process had not sent yet is free for others', async () => {
  const store = await storeWithRun(1, { usd: 1 });
  await reserve(store, dead, 'a', 0.9, { forBatch: true });
  expect(await reserve(store, me, 'b', 0.9)).toBe('reserved');
  expect(await store.runs.progress('run')).toMatchObject({ spent: nothing, reserved: { usd: 0.9, calls: 1 } });
});

test('a call that does not fit beside those of a living process is told to wait for them, and no longer once they are settled', async () => {
  const store = await storeWithRun(1, { usd: 1 });
  await reserve(store, other, 'a', 0.9);
  expect(await reserve(store, me, 'b', 0.9)).toBe('over_for_now');
  await store.calls.settle('a', reply('cheap'), spend(0.1));
  expect(await reserve(store, me, 'b', 0.9)).toBe('reserved');
  expect(await reserve(store, me, 'c', 0.9)).toBe('over_run');
});

test('the same holds for the budget of a home, whichever run has its money', async () => {
  const store = await storeWithRun();
  await store.runs.create(newRun('second', 1));
  await store.budget.limit({ usd: 1, calls: null, tokens: null });
  await reserve(store, other, 'a', 0.9, { run: 'second' });
  expect(await reserve(store, me, 'b', 0.9)).toBe('over_for_now');
  await store.calls.release('a');
  await reserve(store, dead, 'c', 0.9, { run: 'second' });
  expect(await reserve(store, me, 'b', 0.9)).toBe('over_home');
  expect((await store.runs.progress('second')).spent).toMatchObject({ usd: 0.9 });
});

test('a run does not wait for processes that spend another run’s money', async () => {
  const store = await storeWithRun(1, { usd: 1 });
  await store.runs.create(newRun('second', 1));
  await reserve(store, other, 'a', 0.9, { run: 'second' });
  expect(await reserve(store, me, 'b', 2)).toBe('over_run');
});

const owners = [me, other, dead];

interface Step {
  who: number;
  key: number;
  act: 'reserve' | 'fail' | 'release';
  cents: number;
  forBatch: boolean;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    who: fc.nat(owners.length - 1),
    key: fc.nat(3),
    act: fc.constantFrom('reserve', 'reserve', 'fail', 'release'),
    cents: fc.integer({ min: 1, max: 60 }),
    forBatch: fc.boolean(),
  }),
  { minLength: 10, maxLength: 50 },
);

/** A dollar, and who holds what of it. */
class ExpectedPurse {
  spentCents = 0;
  readonly open = new Map<string, Step>();

  reserve(key: string, step: Step): Reserved {
    if (!this.#fits(step)) this.#sweep();
    if (this.#fits(step)) {
      this.open.set(key, step);
      return 'reserved';
    }
    const others = [...this.open.values()].some(({ who }) => who !== step.who);
    return others ? 'over_for_now' : 'over_run';
  }

  end(key: string, cents: number): void {
    this.open.delete(key);
    this.spentCents += cents;
  }

  get heldCents(): number {
    return [...this.open.values()].reduce((sum, { cents }) => sum + cents, 0);
  }

  #fits({ cents }: Step): boolean {
    return this.spentCents + this.heldCents + cents <= 100;
  }

  #sweep(): void {
    for (const [key, { who, cents, forBatch }] of this.open)
      if (owners[who] === dead) this.end(key, forBatch ? 0 : cents);
  }
}

test('Whoever reserves, settles and dies, nobody is told that the money is spent who could have it or may yet, and no more is held than there is.', async () => {
  const store = await storeWithRun();
  let rounds = 0;
  const holds = async (walk: Step[]): Promise<void> => {
    const run = `run-${rounds++}`;
    await store.runs.create(newRun(run, 1, { usd: 1 }));
    const expected = new ExpectedPurse();
    for (const step of walk) {
      const [key, owner] = [`${run}-${step.who}-${step.key}`, owners[step.who] ?? me];
      const { forBatch, cents } = step;
      const isOpen = expected.open.has(key);
      if (step.act === 'reserve' && !isOpen)
        expect(await reserve(store, owner, key, cents / 100, { run, forBatch })).toBe(expected.reserve(key, step));
      else if (step.act === 'fail' && isOpen) {
        await store.calls.fail(key, { type: 'timed_out', message: 'Late.' }, spend(0.01), false);
        expected.end(key, 1);
      } else if (step.act === 'release' && isOpen) {
        await store.calls.release(key);
        expected.end(key, 0);
      }
      const { spent, reserved } = await store.runs.progress(run);
      expect(Math.round(spent.usd * 100)).toBe(expected.spentCents);
      expect(Math.round(reserved.usd * 100)).toBe(expected.heldCents);
      expect(expected.spentCents + expected.heldCents).toBeLessThanOrEqual(100);
    }
  };
  await fc.assert(fc.asyncProperty(steps, holds), { numRuns: 40 });
});
