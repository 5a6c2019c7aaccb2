import { afterEach, expect, test, vi } from 'vitest';
import { storeWithRun } from './opened-store.ts';
import { call, me, nothing, program, reply, trajectory } from './samples.ts';

const noCalls = {
  inFlight: 0,
  bought: 0,
  reused: 0,
  failed: 0,
  truncated: 0,
  usage: { input: 0, cachedInput: 0, output: 0 },
};

afterEach(() => void vi.useRealTimers());

test('A run that has just begun has nothing but tasks.', async () => {
  const { runs } = await storeWithRun(4);
  expect(await runs.progress('run')).toEqual({
    tasks: 4,
    unfinished: 4,
    left: 4,
    outcomes: { mastered: 0, refined: 0, unrefined: 0, rejected: 0, abandoned: 0 },
    samples: null,
    calls: { student: noCalls, teacher: noCalls },
    spent: nothing,
    reserved: nothing,
    pace: null,
    rungs: [],
    troubles: [],
  });
});

test('What enclosed the programs of a run is told once for each kind.', async () => {
  const { runs, programs } = await storeWithRun(4);
  for (const [number, rung] of ['unshare', 'bubblewrap', 'unshare'].entries()) {
    const one = program('attempt', 0);
    await programs.write('run', number, { ...one, execution: { ...one.execution, rung } });
  }
  expect((await runs.progress('run')).rungs).toEqual(['bubblewrap', 'unshare']);
});

test('Calls are counted by role and by what became of them, with the tokens of those that were answered.', async () => {
  const { runs, calls } = await storeWithRun(4);
  const teacher = { role: 'teacher', stage: 'refine' } as const;
  for (const key of ['a', 'b', 'c', 'd']) await calls.claim(call(key), me);
  for (const key of ['e', 'f']) await calls.claim(call(key, teacher), me);
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) await calls.reserve(key, 'run', nothing);
  await calls.settle('a', reply('whole'), nothing);
  await calls.settle('b', reply('cut o', 'length'), nothing);
  await calls.fail('c', { type: 'bad_request', message: 'No.' }, nothing, false);
  await calls.settle('e', { ...reply('no usage'), usage: null }, nothing);
  expect((await runs.progress('run')).calls).toEqual({
    student: {
      inFlight: 1,
      bought: 2,
      reused: 0,
      failed: 1,
      truncated: 1,
      usage: { input: 20, cachedInput: 8, output: 10 },
    },
    teacher: { ...noCalls, inFlight: 1, bought: 1 },
  });
});

test('A call that a dead process held is not in flight.', async () => {
  const { runs, calls } = await storeWithRun(4);
  await calls.claim(call('a'), { ...me, startTime: me.startTime - 1 });
  await calls.claim(call('b'), { ...me, bootId: 'another boot' });
  for (const key of ['a', 'b']) await calls.reserve(key, 'run', nothing);
  expect((await runs.progress('run')).calls.student.inFlight).toBe(0);
});

test('The pace is that of the last five minutes, whatever came before.', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 5_000 });
  const { runs, trajectories } = await storeWithRun(4);
  await trajectories.write('run', [trajectory(3, 'mastered')]);
  vi.advanceTimersByTime(3_600_000);
  await trajectories.write('run', [trajectory(2, 'mastered')]);
  expect((await runs.progress('run')).pace).toBeNull();
  vi.advanceTimersByTime(100);
  await trajectories.write('run', [trajectory(0, 'mastered')]);
  vi.advanceTimersByTime(100);
  expect(await runs.progress('run')).toMatchObject({ unfinished: 1, pace: { tasks: 1, ms: 200 } });
});

test('What is left is counted up to the run’s bound.', async () => {
  const { runs, trajectories } = await storeWithRun(4);
  await trajectories.write('run', [trajectory(1, 'mastered')]);
  await runs.update('run', { bound: 2 });
  expect(await runs.progress('run')).toMatchObject({ unfinished: 3, left: 2 });
});
