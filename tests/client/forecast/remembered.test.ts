// What the corrections of a plan will be, told from what another run of the same student has executed.
import { expect, it } from 'vitest';
import { planForecastLines } from '../../../client/forecast/forecast-lines.ts';
import { forecastPlan } from '../../../client/forecast/forecast-plan.ts';
import { askingsOf } from '../../../client/run/paid.ts';
import type { CollectPlan } from '../../../domain/plan.ts';
import { refinementPrompt } from '../../../domain/prompt/refinement.ts';
import type { Status } from '../../../domain/execution.ts';
import type { ExecutedProgram, ProgramKind } from '../../../domain/trajectory.ts';
import { callKey } from '../../../models/call-key.ts';
import { type Asking, requestOf } from '../../../models/request.ts';
import type { Store } from '../../../store/port.ts';
import { openedStore } from '../../store/opened-store.ts';
import { call, me, newRun, nothing, plan as planOf, program, reply, task } from '../../store/samples.ts';

const tasks = [0, 1, 2, 3].map(task);
const plan: CollectPlan = { ...planOf('run'), refinements: 2 };

/** Has an earlier run buy an answer and execute it. */
async function execute(store: Store, at: number, asking: Asking, status: Status, finish = 'stop'): Promise<void> {
  const key = callKey(requestOf(plan, asking));
  const { role } = asking;
  await store.calls.claim(call(key, { run: 'earlier', role }), me);
  await store.calls.settle(key, reply('done', finish), nothing);
  const [kind, index]: [ProgramKind, number] = role === 'student' ? ['attempt', 0] : ['refinement', asking.sample];
  const executed = program(kind, index, `def answer(): return ${role}`);
  await store.programs.write('earlier', at, { ...executed, call: key, execution: { ...executed.execution, status } });
}

async function attempt(store: Store, at: number, status: Status, finish?: string): Promise<void> {
  const [asking] = askingsOf(plan, { task: task(at), sample: 0 });
  if (asking !== undefined) await execute(store, at, asking, status, finish);
}

async function refine(store: Store, at: number, index: number, status: Status, finish?: string): Promise<void> {
  const programs: ExecutedProgram[] = await store.programs.read('earlier', at);
  const prompt = refinementPrompt(plan, task(at), programs, index);
  if (prompt === null) throw new Error('expected an attempt');
  const asking: Asking = { role: 'teacher', stage: 'refine', task: task(at).id, prompt, sample: index };
  await execute(store, at, asking, status, finish);
}

async function earlier(): Promise<Store> {
  const store = await openedStore();
  await store.runs.create(newRun('earlier', 4));
  return store;
}

async function corrections(store: Store, asked = plan, of = tasks) {
  const { expected } = await forecastPlan(store, asked, of);
  return expected.filter(({ stage }) => stage === 'refine').map(({ calls, paid, cutOff }) => ({ calls, paid, cutOff }));
}

it('a run that repeats another one buys no correction, and the plan says so', async () => {
  const store = await earlier();
  await attempt(store, 0, 'passed');
  for (const at of [1, 2, 3]) await attempt(store, at, 'failed');
  await refine(store, 1, 0, 'passed');
  for (const index of [0, 1]) await refine(store, 2, index, 'failed');
  for (const [index, status] of (['failed', 'passed'] as const).entries()) await refine(store, 3, index, status);
  expect(await corrections(store)).toEqual([{ calls: { least: 5, most: 5 }, paid: 5, cutOff: 0 }]);
  const lines = planForecastLines(await forecastPlan(store, plan, tasks), plan.budget);
  expect(lines.join('\n')).toMatch(
    /corrections of 3 first attempts that failed in earlier runs\n {2}to buy {4}nothing/,
  );
});

it('a new task is told apart from those that an earlier run knows', async () => {
  const store = await earlier();
  for (const at of [0, 1, 2]) await attempt(store, at, 'failed');
  for (const at of [0, 1, 2]) await refine(store, at, 0, 'passed');
  const [known, other] = await corrections(store);
  expect(known).toEqual({ calls: { least: 3, most: 3 }, paid: 3, cutOff: 0 });
  expect(other).toMatchObject({ calls: { least: 0, most: 2 }, paid: 0 });
});

it('other words for the teacher are bought anew, once for each attempt that failed, and what follows is open', async () => {
  const store = await earlier();
  for (const at of [0, 1]) await attempt(store, at, 'failed');
  for (const at of [2, 3]) await attempt(store, at, 'passed');
  for (const at of [0, 1]) await refine(store, at, 0, 'passed');
  const otherwise = { ...plan, feedback: 'none' as const };
  expect(await corrections(store, otherwise)).toEqual([{ calls: { least: 2, most: 4 }, paid: 0, cutOff: 0 }]);
});

it('with more tokens for the teacher only corrections that were cut off are to be bought', async () => {
  const store = await earlier();
  for (const at of [0, 1, 2, 3]) await attempt(store, at, 'failed');
  for (const at of [0, 1, 2]) await refine(store, at, 0, 'passed');
  await refine(store, 3, 0, 'passed', 'length');
  const longer = { ...plan, teacher: { ...plan.teacher, maxTokens: 200 } };
  expect(await corrections(store, longer)).toEqual([{ calls: { least: 4, most: 5 }, paid: 3, cutOff: 1 }]);
});

it('nothing is told of a task whose tests are others by now', async () => {
  const store = await earlier();
  for (const at of [0, 1, 2, 3]) await attempt(store, at, 'failed');
  const [first, ...others] = tasks;
  if (first === undefined) throw new Error('expected tasks');
  const edited = { ...first, tests: [...first.tests, ...first.tests] };
  const [known, other] = await corrections(store, plan, [edited, ...others]);
  expect(known?.calls).toEqual({ least: 3, most: 6 });
  expect(other?.calls).toEqual({ least: 0, most: 2 });
});
