import { expect, test } from 'vitest';
import { openedStore, readAll, storeWithRun } from './opened-store.ts';
import { call, me, newRun, nothing, plan, reply, program, task, trajectory } from './samples.ts';

test('A new run is open, unbounded and unattached, with the plan as it was given.', async () => {
  const { runs } = await storeWithRun(4, { usd: 6 });
  expect(await runs.get('run')).toEqual({
    name: 'run',
    plan: plan('run', { usd: 6 }),
    state: 'open',
    reason: '',
    tasks: 4,
    tasksPerWorkflow: 2,
    bound: null,
    codeHash: null,
    detached: false,
    createdAt: expect.any(Number),
  });
});

test('A run that is not there is null, and nothing can be done to it.', async () => {
  const { runs } = await storeWithRun();
  expect(await runs.get('nobody')).toBeNull();
  await expect(runs.update('nobody', { state: 'done' })).rejects.toThrow(/There is no run "nobody" in this home/);
  await expect(runs.progress('nobody')).rejects.toThrow(/There is no run "nobody"/);
});

test('A name that is taken is refused, and the run that has it is left as it was.', async () => {
  const { runs, tasks } = await storeWithRun(4);
  await expect(runs.create(newRun('run', 9))).rejects.toThrow(/There is a run "run" already/);
  expect((await runs.get('run'))?.tasks).toBe(4);
  expect(await tasks.openBlocks('run')).toHaveLength(2);
});

test('An update changes what it names and nothing else.', async () => {
  const { runs } = await storeWithRun();
  await runs.update('run', { state: 'paused', reason: 'The budget is spent.', bound: 2 });
  await runs.update('run', { codeHash: 'abc', detached: true });
  await runs.update('run', { bound: null });
  expect(await runs.get('run')).toMatchObject({
    state: 'paused',
    reason: 'The budget is spent.',
    bound: null,
    codeHash: 'abc',
    detached: true,
    plan: plan('run'),
  });
});

test('Runs are listed in the order in which they were made.', async () => {
  const { runs } = await openedStore();
  for (const name of ['c', 'a', 'b']) {
    await runs.create(newRun(name, 1));
    const made = (await runs.get(name))?.createdAt ?? 0;
    while (Date.now() <= made);
  }
  expect((await runs.list()).map((run) => run.name)).toEqual(['c', 'a', 'b']);
});

test('Abandoned tasks are unfinished again, with their calls’ counts at zero; no other task is touched.', async () => {
  const store = await storeWithRun(4);
  const { runs, tasks, calls, trajectories } = store;
  for (const number of [0, 1]) {
    await calls.claim(call(`k${number}`, { task: `task-${number}` }), me);
    await calls.addSendable(`k${number}`, 1000);
    await calls.fail(`k${number}`, { type: 'timed_out', message: 'Late.' }, nothing, true);
  }
  await trajectories.write('run', [trajectory(0, 'abandoned'), trajectory(1, 'unrefined'), trajectory(2, 'abandoned')]);
  expect(await runs.reopenAbandoned('run')).toBe(2);
  expect(await tasks.unfinished('run', { from: 0, to: 3 })).toEqual([0, 2, 3]);
  expect(await calls.claim(call('k0'), me)).toEqual({ state: 'leased', tries: { tries: 0, sendableMs: 0 } });
  expect(await calls.claim(call('k1'), me)).toEqual({ state: 'leased', tries: { tries: 1, sendableMs: 1000 } });
  expect(await readAll(store, 'run')).toEqual([trajectory(1, 'unrefined').trajectory]);
  await trajectories.write('run', [trajectory(0, 'refined')]);
  expect((await runs.progress('run')).outcomes).toMatchObject({ refined: 1, unrefined: 1, abandoned: 0 });
});

test('A run that is removed leaves its journalled calls and nothing else, and its name is free.', async () => {
  const store = await storeWithRun(2);
  await store.runs.create(newRun('other', 1));
  await store.calls.claim(call('k'), me);
  await store.calls.settle('k', reply('paid for'), { usd: 1, calls: 1, tokens: 1 });
  await store.programs.write('run', 0, program('attempt', 0));
  await store.trajectories.write('run', [trajectory(0, 'mastered', 2)]);
  await store.runs.remove('run');
  expect((await store.runs.list()).map((run) => run.name)).toEqual(['other']);
  expect((await store.tasks.load('other', [0]))[0]?.task).toEqual(task(0));
  await store.runs.create(newRun('run', 2));
  expect(await store.programs.read('run', 0)).toEqual([]);
  expect(await store.runs.progress('run')).toMatchObject({ unfinished: 2, spent: nothing, pace: null });
  expect(await store.calls.claim(call('k'), me)).toEqual({ state: 'replied', reply: reply('paid for') });
});

test('A change that holds for one state only is made in that state alone.', async () => {
  const store = await storeWithRun(1);
  expect(await store.runs.update('run', { state: 'paused' }, 'open')).toBe(true);
  expect(await store.runs.update('run', { state: 'done' }, 'open')).toBe(false);
  expect((await store.runs.get('run'))?.state).toBe('paused');
});
