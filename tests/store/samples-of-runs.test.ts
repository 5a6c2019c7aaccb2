// A real store in a temporary folder.
import { expect, it } from 'vitest';
import { cutBlocks, cutRange } from '../../domain/block.ts';
import type { SampleRecord } from '../../domain/sample.ts';
import type { NewTask, Store } from '../../store/port.ts';
import { sampleEvaluatePlan } from '../support/sample-plan.ts';
import { openedStore } from './opened-store.ts';
import { task } from './samples.ts';

const tasks = [task(0), task(1), task(2)];

const samplesOf = (sample: number): NewTask[] => tasks.map((one, position) => ({ task: one, position, sample }));

const plan = (n: number) => sampleEvaluatePlan({ n }, { name: 'run' });

async function run(): Promise<Store> {
  const store = await openedStore();
  await store.runs.create({ plan: plan(1), tasks: samplesOf(0), tasksPerWorkflow: 2, blocks: cutBlocks(3, 2, 0) });
  return store;
}

const record = (name: string, sample: number, outcome: SampleRecord['outcome']): SampleRecord => ({
  schema: 1,
  task: name,
  sample,
  outcome,
  shows: true,
  results: [],
  failure: null,
});

const more = { plan: plan(2), tasks: samplesOf(1), tasksPerWorkflow: 2, blocks: cutRange(3, 6, 2) };

it('gives a run more samples behind those that it has, and its new plan', async () => {
  const store = await run();
  expect(await store.runs.grow(more, 3)).toBe(true);
  expect(await store.runs.get('run')).toMatchObject({ tasks: 6, plan: { evaluate: { n: 2 } } });
  expect(await store.tasks.openBlocks('run')).toEqual([
    { number: 0, block: { from: 0, to: 1 } },
    { number: 1, block: { from: 2, to: 2 } },
    { number: 2, block: { from: 3, to: 4 } },
    { number: 3, block: { from: 5, to: 5 } },
  ]);
  expect((await store.tasks.load('run', [0, 4])).map(({ task: { id }, sample }) => [id, sample])).toEqual([
    ['task-0', 0],
    ['task-1', 1],
  ]);
});

it('gives them once, though two commands want them', async () => {
  const store = await run();
  await store.runs.grow(more, 3);
  expect(await store.runs.grow(more, 3)).toBe(false);
  expect(await store.runs.get('run')).toMatchObject({ tasks: 6 });
});

it('names each task once, in the order of the benchmark', async () => {
  const store = await run();
  await store.runs.grow(more, 3);
  expect(await store.tasks.ids('run')).toEqual(['task-0', 'task-1', 'task-2']);
  expect(await store.tasks.names('run', [5, 1])).toEqual([
    { number: 5, id: 'task-2' },
    { number: 1, id: 'task-1' },
  ]);
});

it('reads samples by task and sample, whenever each has ended', async () => {
  const store = await run();
  await store.runs.grow(more, 3);
  await store.samples.write('run', [{ number: 4, record: record('task-1', 1, 'failed') }]);
  await store.samples.write('run', [
    { number: 1, record: record('task-1', 0, 'passed') },
    { number: 0, record: record('task-0', 0, 'abandoned') },
  ]);
  const read = await Array.fromAsync(store.samples.read('run'));
  expect(read.map((one) => [one.task, one.sample])).toEqual([
    ['task-0', 0],
    ['task-1', 0],
    ['task-1', 1],
  ]);
});

it('takes abandoned samples up again, and forgets how they ended', async () => {
  const store = await run();
  await store.samples.write('run', [
    { number: 0, record: record('task-0', 0, 'abandoned') },
    { number: 1, record: record('task-1', 0, 'passed') },
  ]);
  expect(await store.runs.reopenAbandoned('run')).toBe(1);
  expect((await Array.fromAsync(store.samples.read('run'))).map((one) => one.task)).toEqual(['task-1']);
  await store.samples.write('run', [{ number: 0, record: record('task-0', 0, 'failed') }]);
  expect((await store.runs.progress('run')).samples).toEqual({ passed: 1, failed: 1, abandoned: 0 });
});

it('counts no outcome of tasks, and knows whether there are further tests', async () => {
  const store = await run();
  const { outcomes, unfinished } = await store.runs.progress('run');
  expect([outcomes.mastered, unfinished]).toEqual([0, 3]);
  expect(await store.tasks.haveFurther('run')).toBe(false);
  const further = { ...task(0), further: [{ kind: 'code', code: 'assert True' }] } satisfies NewTask['task'];
  const stricter = {
    plan: sampleEvaluatePlan({}, { name: 'strict' }),
    tasksPerWorkflow: 2,
    blocks: cutBlocks(1, 2, 0),
  };
  await store.runs.create({ ...stricter, tasks: [{ task: further, position: 0, sample: 0 }] });
  expect(await store.tasks.haveFurther('strict')).toBe(true);
});

it('leaves nothing of a run that is removed', async () => {
  const store = await run();
  await store.samples.write('run', [{ number: 1, record: record('task-1', 0, 'passed') }]);
  await store.runs.remove('run');
  expect(await Array.fromAsync(store.samples.read('run'))).toEqual([]);
});
