// A real store with what earlier runs left in it.
import { expect, it } from 'vitest';
import { wilson } from '../../../client/forecast/failing.ts';
import { planForecastLines } from '../../../client/forecast/forecast-lines.ts';
import { forecastPlan } from '../../../client/forecast/forecast-plan.ts';
import { askingsOf } from '../../../client/run/paid.ts';
import type { CollectPlan } from '../../../domain/plan.ts';
import { callKey } from '../../../models/call-key.ts';
import { requestOf } from '../../../models/request.ts';
import type { Store } from '../../../store/port.ts';
import { openedStore } from '../../store/opened-store.ts';
import { call, me, newRun, nothing, plan as planOf, reply, task, trajectory } from '../../store/samples.ts';

const tasks = [0, 1, 2, 3].map(task);

function priced(name = 'run'): CollectPlan {
  const plan = planOf(name);
  const price = { input: 1, cachedInput: 1, output: 1 };
  return { ...plan, student: { ...plan.student, price }, teacher: { ...plan.teacher, price } };
}

/** Buys a plan's attempts at some tasks for another run. */
async function buy(store: Store, plan: CollectPlan, some: typeof tasks, finish = 'stop'): Promise<void> {
  await store.runs.create(newRun('earlier', 4));
  for (const one of some) {
    for (const asking of askingsOf(plan, { task: one, sample: 0 })) {
      const key = callKey(requestOf(plan, asking));
      await store.calls.claim(call(key, { run: 'earlier' }), me);
      await store.calls.settle(key, reply('done', finish), nothing, 2_000);
    }
  }
}

it('without a store everything is to be bought, and what is not known is a range', async () => {
  const { expected, toBuy, usd, ms } = await forecastPlan(null, priced(), tasks);
  expect(expected.map(({ stage, toBuy: one }) => [stage, one.least, one.most])).toEqual([
    ['attempt', 4, 4],
    ['refine', 0, 4],
  ]);
  expect(expected.every(({ from }) => from === 'guess')).toBe(true);
  expect(toBuy).toEqual({ least: 4, most: 8 });
  expect(usd?.most).toBeGreaterThan(usd?.least ?? Number.POSITIVE_INFINITY);
  expect(ms).toBeNull();
});

it('what the journal holds is paid for, and its lengths and latency tell of the rest', async () => {
  const store = await openedStore();
  await buy(store, priced(), tasks.slice(0, 3));
  const { expected } = await forecastPlan(store, priced(), tasks);
  expect(expected[0]).toMatchObject({
    paid: 3,
    toBuy: { least: 1, most: 1 },
    from: 'past',
    output: { least: 5, most: 5 },
  });
});

it('a plan without prices has no cost, and one whose calls are all paid for costs nothing', async () => {
  const store = await openedStore();
  const plan = { ...priced(), refinements: 0 };
  expect((await forecastPlan(store, { ...plan, student: { ...plan.student, price: null } }, tasks)).usd).toBeNull();
  await buy(store, plan, tasks);
  expect(await forecastPlan(store, plan, tasks)).toMatchObject({
    toBuy: { least: 0, most: 0 },
    usd: { least: 0, most: 0 },
    ms: { least: 0, most: 0 },
  });
});

it('the run’s own tasks tell how many attempts fail, and those that have ended are not counted again', async () => {
  const store = await openedStore();
  await store.runs.create(newRun('run', 4));
  await store.trajectories.write('run', [trajectory(0, 'refined'), trajectory(1, 'mastered')]);
  const { expected } = await forecastPlan(store, priced(), tasks);
  const refine = expected.find(({ stage }) => stage === 'refine');
  expect(refine?.calls.most).toBeLessThanOrEqual(2);
  expect(refine?.why).toContain('1 of 2 attempts failed in run');
});

it('a share of few tasks is a wide range, and one of many a narrow one', () => {
  const few = wilson(1, 2);
  const many = wilson(500, 1_000);
  expect(few.most - few.least).toBeGreaterThan(0.7);
  expect(many.most - many.least).toBeLessThan(0.07);
  expect(wilson(0, 20).least).toBe(0);
  expect(wilson(20, 20).most).toBeCloseTo(1, 9);
});

it('at the worst every answer is as long as it may be, and costs that much', async () => {
  const { expected, usd, worstUsd } = await forecastPlan(null, priced(), tasks);
  const worst = expected.reduce((sum, { toBuy, input }) => sum + (toBuy.most * (input + 100)) / 1e6, 0);
  expect(worstUsd).toBeCloseTo(worst, 12);
  expect(worstUsd).toBeGreaterThanOrEqual(usd?.most ?? Number.POSITIVE_INFINITY);
});

it('answers that were cut off are bought again where they may be longer, and that is told', async () => {
  const store = await openedStore();
  const plan = { ...priced(), refinements: 0 };
  await buy(store, plan, tasks.slice(0, 3), 'length');
  expect((await forecastPlan(store, plan, tasks)).expected[0]).toMatchObject({ paid: 3, cutOff: 0 });
  const longer = { ...plan, student: { ...plan.student, maxTokens: 200 } };
  const forecast = await forecastPlan(store, longer, tasks);
  expect(forecast.expected[0]).toMatchObject({ paid: 0, cutOff: 3, toBuy: { least: 4, most: 4 } });
  expect(planForecastLines(forecast, plan.budget).join('\n')).toMatch(/3 of them cut off before/);
});

it('how long batches take, nobody can tell', async () => {
  const plan = priced();
  const batched = { ...plan, teacher: { ...plan.teacher, batch: { waitSeconds: 60, discount: 0.5 } } };
  const forecast = await forecastPlan(null, batched, tasks);
  expect(forecast.ms).toBeNull();
  expect(planForecastLines(forecast, plan.budget).at(-1)).toMatch(/batches/);
});
