import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Reserved, Spend, Store } from '../../store/port.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { openedStore, storeWithRun } from './opened-store.ts';
import { call, me, newRun, nothing, reply } from './samples.ts';

const spend = (usd: number, calls = 1, tokens = 100): Spend => ({ usd, calls, tokens });

async function reserve(store: Store, key: string, amount: Spend): Promise<Reserved> {
  await store.calls.claim(call(key), me);
  return store.calls.reserve(key, 'run', amount);
}

test('A reservation that fills the budget exactly fits, and the next cent does not.', async () => {
  const store = await storeWithRun(1, { usd: 0.3 });
  expect(await reserve(store, 'a', spend(0.1))).toBe('reserved');
  expect(await reserve(store, 'b', spend(0.2))).toBe('reserved');
  expect(await reserve(store, 'c', spend(0.01))).toBe('over_run');
  expect((await store.runs.progress('run')).reserved).toEqual({ usd: 0.3, calls: 2, tokens: 200 });
});

test.each([
  ['dollars', { usd: 1 }, spend(0.6)],
  ['calls', { calls: 1 }, spend(0, 1)],
  ['tokens', { tokens: 150 }, spend(0)],
])('A budget of %s bounds what is reserved.', async (_, budget, amount) => {
  const store = await storeWithRun(1, budget);
  expect(await reserve(store, 'a', amount)).toBe('reserved');
  expect(await reserve(store, 'b', amount)).toBe('over_run');
});

test('A run without a budget reserves whatever it likes, and the sums are kept.', async () => {
  const store = await storeWithRun();
  expect(await reserve(store, 'a', spend(1e6, 1, 1e12))).toBe('reserved');
  expect((await store.runs.progress('run')).reserved).toEqual(spend(1e6, 1, 1e12));
});

test('Settling gives back what was reserved beyond the real spend.', async () => {
  const store = await storeWithRun(1, { usd: 1 });
  await reserve(store, 'a', spend(0.9));
  expect(await reserve(store, 'b', spend(0.9))).toBe('over_run');
  await store.calls.settle('a', reply('cheap'), spend(0.1));
  expect(await store.calls.reserve('b', 'run', spend(0.9))).toBe('reserved');
  expect(await store.runs.progress('run')).toMatchObject({ spent: spend(0.1), reserved: spend(0.9) });
});

test('A second settle of the same call only spends.', async () => {
  const store = await storeWithRun();
  await reserve(store, 'a', spend(0.9));
  await store.calls.settle('a', reply('first'), spend(0.1));
  await store.calls.settle('a', reply('second'), spend(0.2));
  expect(await store.runs.progress('run')).toMatchObject({ spent: spend(0.3, 2, 200), reserved: nothing });
  expect(await store.calls.reply('a')).toMatchObject({ text: 'first' });
});

test('A send that failed spends what it is said to have cost.', async () => {
  const store = await storeWithRun();
  await reserve(store, 'a', spend(0.9));
  await store.calls.fail('a', { type: 'torn_body', message: 'Torn.' }, spend(0.9), true);
  expect(await store.runs.progress('run')).toMatchObject({ spent: spend(0.9), reserved: nothing });
});

test('A send that never told its price is lost when the same process reserves again.', async () => {
  const store = await storeWithRun();
  await reserve(store, 'a', spend(0.9));
  await reserve(store, 'a', spend(0.5));
  expect(await store.runs.progress('run')).toMatchObject({ spent: spend(0.9), reserved: spend(0.5) });
});

test('A budget that is raised lets the run go on.', async () => {
  const store = await storeWithRun(1, { usd: 0.1 });
  expect(await reserve(store, 'a', spend(0.5))).toBe('over_run');
  await store.runs.update('run', { plan: newRun('run', 1, { usd: 1 }).plan });
  expect(await store.calls.reserve('a', 'run', spend(0.5))).toBe('reserved');
});

test('Each run spends from its own budget.', async () => {
  const store = await storeWithRun(1, { calls: 1 });
  await store.runs.create(newRun('other', 1, { calls: 1 }));
  expect(await reserve(store, 'a', spend(0))).toBe('reserved');
  await store.calls.claim(call('b', { run: 'other' }), me);
  expect(await store.calls.reserve('b', 'other', spend(0))).toBe('reserved');
});

test('A run that does not exist has no budget, and the sentence says so.', async () => {
  const store = await storeWithRun();
  await store.calls.claim(call('a'), me);
  await expect(store.calls.reserve('a', 'nobody', spend(0))).rejects.toThrow(/There is no run "nobody"/);
});

test('What all runs of a home may spend is theirs together, and a run that is removed gives nothing back.', async () => {
  const store = await storeWithRun(1);
  await store.runs.create(newRun('other', 1));
  await store.budget.limit({ usd: 1, calls: null, tokens: null });
  await reserve(store, 'a', spend(0.6));
  await store.calls.claim(call('b', { run: 'other' }), me);
  expect(await store.calls.reserve('b', 'other', spend(0.6))).toBe('over_home');
  await store.calls.settle('a', reply('done'), spend(0.5));
  await store.runs.update('run', { state: 'cancelled' });
  await store.runs.remove('run');
  expect(await store.calls.reserve('b', 'other', spend(0.6))).toBe('over_home');
  expect(await store.budget.read()).toMatchObject({ cap: { usd: 1 }, spent: { usd: 0.5 }, reserved: nothing });
  await store.budget.limit({ usd: 1.1, calls: null, tokens: null });
  expect(await store.calls.reserve('b', 'other', spend(0.6))).toBe('reserved');
});

interface Step {
  connection: number;
  call: number;
  act: 'reserve' | 'settle' | 'fail' | 'release';
  worstCents: number;
  /** How much of the worst case a send really takes. */
  share: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    connection: fc.nat(2),
    call: fc.nat(5),
    act: fc.constantFrom('reserve', 'settle', 'fail', 'release'),
    worstCents: fc.integer({ min: 0, max: 60 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 5, maxLength: 40 },
);

interface Open {
  store: Store;
  worst: Spend;
}

/** Takes one step where it is possible; `open` holds what is reserved, by key, and who reserved it. */
async function take(store: Store, run: string, step: Step, open: Map<string, Open>): Promise<void> {
  const key = `${run}-${step.call}`;
  const sent = open.get(key);
  if (sent === undefined && step.act === 'reserve') {
    const amount = spend(step.worstCents / 100, 1, step.worstCents * 10);
    const claim = await store.calls.claim(call(key, { run }), me);
    if (claim.state === 'leased' && (await store.calls.reserve(key, run, amount)) === 'reserved')
      open.set(key, { store, worst: amount });
  } else if (sent !== undefined && step.act !== 'reserve') {
    const { calls } = sent.store;
    const actual = spend(sent.worst.usd * step.share, 1, Math.floor(sent.worst.tokens * step.share));
    if (step.act === 'settle') await calls.settle(key, reply('done'), actual);
    if (step.act === 'fail') await calls.fail(key, { type: 'timed_out', message: 'Late.' }, actual, true);
    if (step.act === 'release') await calls.release(key);
    open.delete(key);
  }
}

test('However reservations and settlements interleave over several connections, the budget holds.', async () => {
  const home = temporaryHome();
  const first = await openedStore(home);
  const stores = [first, await openedStore(home, { gatherMs: 1 }), await openedStore(home)];
  let rounds = 0;
  const holds = async (walk: Step[]): Promise<void> => {
    const run = `run-${rounds++}`;
    await first.runs.create(newRun(run, 1, { usd: 1, calls: 8, tokens: 2000 }));
    const before = (await first.budget.read()).spent;
    await first.budget.limit({ usd: before.usd + 0.7, calls: null, tokens: before.tokens + 1500 });
    const open = new Map<string, Open>();
    for (const step of walk) {
      await take(stores[step.connection] ?? first, run, step, open);
      const shared = await first.budget.read();
      expect(shared.spent.usd + shared.reserved.usd).toBeLessThanOrEqual(before.usd + 0.7 + 1e-9);
      expect(shared.spent.tokens + shared.reserved.tokens).toBeLessThanOrEqual(before.tokens + 1500);
      const { spent, reserved } = await first.runs.progress(run);
      expect(spent.usd + reserved.usd).toBeLessThanOrEqual(1 + 1e-9);
      expect(spent.calls + reserved.calls).toBeLessThanOrEqual(8);
      expect(spent.tokens + reserved.tokens).toBeLessThanOrEqual(2000);
      expect(reserved.calls).toBe(open.size);
    }
    for (const [key, { store }] of open) await store.calls.release(key);
  };
  await fc.assert(fc.asyncProperty(steps, holds), { numRuns: 60 });
});

test('Two processes that reserve at the same time never take the last dollar twice.', async () => {
  const home = temporaryHome();
  const [one, other] = [await openedStore(home, { gatherMs: 1 }), await openedStore(home, { gatherMs: 1 })];
  await one.runs.create(newRun('run', 1, { usd: 1 }));
  const reserveIn = (store: Store, name: string): Promise<Reserved>[] =>
    Array.from({ length: 30 }, (_, index) => reserve(store, `${name}-${index}`, spend(0.05)));
  const taken = await Promise.all([...reserveIn(one, 'one'), ...reserveIn(other, 'other')]);
  expect(taken.filter((reserved) => reserved === 'reserved')).toHaveLength(20);
});
