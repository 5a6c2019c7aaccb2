import { expect, test } from 'vitest';
import { eventually } from './eventually.ts';
import { openDesk } from './desk.ts';

const price = { input: 1, cachedInput: 1, output: 10 };

test('fifty calls at once never spend more than the budget, and spend what they can of it', async () => {
  const budget = { usd: 0.005 };
  const desk = await openDesk(() => ({ text: 'x'.repeat(200), latencyMs: 5 }), { budget });
  const requests = Array.from({ length: 50 }, (_, sample) => desk.request({ sample }, { price }));
  const settled = await desk.caller.settle(requests, 30_000);
  const replied = settled.filter(({ state }) => state === 'replied').length;
  const { spent, reserved } = await desk.store.runs.progress('first');
  const [one, worst] = [503e-6, 1_027e-6];
  expect(spent.usd).toBeCloseTo(replied * one, 9);
  expect(spent.usd).toBeLessThanOrEqual(0.005);
  expect(spent.usd + worst).toBeGreaterThan(0.005);
  expect(reserved.usd).toBe(0);
  expect(desk.server.asked).toHaveLength(replied);
  expect(settled.filter((call) => call.state === 'pending' && call.reason === 'budget')).toHaveLength(50 - replied);
});

test('what no longer fits is told at once, goes on when there is more, and holds back no other run', async () => {
  const { caller, store, request } = await openDesk(() => ({ text: 'one' }), { budget: { calls: 1 } });
  await caller.settle([request()], 50_000);
  const next = request({ sample: 1 });
  expect(await caller.settle([next], 60_000)).toMatchObject([{ state: 'pending', reason: 'budget' }]);
  expect(await caller.settle([{ ...next, run: 'second' }], 50_000)).toMatchObject([{ state: 'replied' }]);
  const record = await store.runs.get('first');
  if (record === null) throw new Error('expected the run "first"');
  await store.runs.update('first', { plan: { ...record.plan, budget: { usd: null, calls: 2, tokens: null } } });
  expect(await caller.settle([request({ sample: 2 })], 50_000)).toMatchObject([{ state: 'replied' }]);
});

test('a call that may fit once another gives back waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const desk = await openDesk(
    async ({ prompt }) => {
      if (prompt === 'slow') await promise;
      return { text: 'one' };
    },
    { budget: { tokens: 200 } },
  );
  const slow = desk.caller.ask(desk.request({ prompt: { endpoint: 'completions', prompt: 'slow' } }));
  await eventually(() => desk.server.inFlight).toBe(1);
  expect(await desk.caller.settle([desk.request()], 50)).toMatchObject([{ state: 'pending', reason: 'in_flight' }]);
  resolve();
  expect(await slow.settled).toMatchObject({ state: 'replied' });
  expect(await desk.caller.settle([desk.request()], 50_000)).toMatchObject([{ state: 'replied' }]);
});

test('two runs that share a budget of their home wait for each other’s calls before they are told that it is spent', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { caller, store, server, request } = await openDesk(async () => (await promise, { text: 'one' }));
  await store.budget.limit({ usd: null, calls: null, tokens: 200 });
  const slow = caller.ask(request());
  await eventually(() => server.inFlight).toBe(1);
  const other = request({ run: 'second', sample: 1 });
  expect(await caller.settle([other], 50)).toMatchObject([{ state: 'pending', reason: 'in_flight' }]);
  resolve();
  expect(await slow.settled).toMatchObject({ state: 'replied' });
  expect(await caller.settle([other], 50_000)).toMatchObject([{ state: 'replied' }]);
  await store.budget.limit({ usd: null, calls: 2, tokens: null });
  const third = caller.settle([request({ sample: 3 })], 50_000);
  expect(await third).toMatchObject([{ state: 'pending', reason: 'budget' }]);
});
