// A real store: calls of a run, by what they were for.
import { expect, it } from 'vitest';
import { openedStore, storeWithRun } from './opened-store.ts';
import { call, me, newRun, nothing, reply, trajectory } from './samples.ts';

it('counts a run’s calls by purpose, by what became of them, and by how their tasks ended', async () => {
  const store = await storeWithRun();
  const calls = [
    call('a', { task: 'task-0' }),
    call('b', { task: 'task-1' }),
    call('c', { task: 'task-0', role: 'teacher', stage: 'refine' }),
  ];
  for (const one of calls) {
    await store.calls.claim(one, me);
    await store.calls.settle(one.key, reply('an answer', one.key === 'c' ? 'length' : 'stop'), nothing);
  }
  await store.calls.claim(call('d', { task: 'task-2' }), me);
  await store.trajectories.write('run', [trajectory(0, 'refined')]);
  const usage = { input: 10, cachedInput: 4, output: 5 };
  const student = { role: 'student', stage: 'attempt' };
  expect(await store.calls.uses('run')).toEqual([
    {
      ...student,
      state: 'asked',
      outcome: null,
      calls: 1,
      truncated: 0,
      usage: { input: 0, cachedInput: 0, output: 0 },
    },
    { ...student, state: 'bought', outcome: null, calls: 1, truncated: 0, usage },
    { ...student, state: 'bought', outcome: 'refined', calls: 1, truncated: 0, usage },
    { role: 'teacher', stage: 'refine', state: 'bought', outcome: 'refined', calls: 1, truncated: 1, usage },
  ]);
});

it('keeps the calls of another run apart, and what it took from the journal', async () => {
  const store = await openedStore();
  for (const name of ['run', 'other']) await store.runs.create(newRun(name, 1));
  await store.calls.claim(call('a'), me);
  await store.calls.settle('a', reply('an answer'), nothing);
  await store.calls.claim(call('a', { run: 'other' }), me);
  expect(await store.calls.uses('run')).toMatchObject([{ state: 'bought', calls: 1 }]);
  expect(await store.calls.uses('other')).toMatchObject([{ state: 'reused', calls: 1 }]);
});
