import { expect, test } from 'vitest';
import { storeWithRun } from './opened-store.ts';
import { newRun, task, trajectory } from './samples.ts';

test('Tasks come back as they were given, in the order asked for.', async () => {
  const { tasks } = await storeWithRun(4);
  expect(await tasks.load('run', [3, 0])).toEqual([
    { number: 3, position: 0, sample: 0, task: task(3) },
    { number: 0, position: 3, sample: 0, task: task(0) },
  ]);
});

test('A number that a run does not have is a sentence.', async () => {
  const { tasks } = await storeWithRun(4);
  await expect(tasks.load('run', [4])).rejects.toThrow('The run "run" has no task number 4.');
});

test('A task is found by its id, within its run only.', async () => {
  const { tasks, runs } = await storeWithRun(2);
  await runs.create(newRun('other', 1));
  expect(await tasks.find('run', 'task-1')).toEqual({ number: 1, position: 0, sample: 0, task: task(1) });
  expect(await tasks.find('other', 'task-1')).toBeNull();
});

test('A task number belongs to one block, and a number beyond the run to none.', async () => {
  const { tasks } = await storeWithRun(5);
  expect(await tasks.blockOf('run', 3)).toEqual({ from: 2, to: 3 });
  expect(await tasks.blockOf('run', 4)).toEqual({ from: 4, to: 4 });
  await expect(tasks.blockOf('run', 5)).rejects.toThrow('The run "run" has no block with task number 5.');
});

test('Blocks are open while they have unfinished tasks, and keep their numbers and their cut.', async () => {
  const { tasks, trajectories } = await storeWithRun(5);
  await trajectories.write('run', [
    trajectory(0, 'mastered', 5),
    trajectory(1, 'rejected', 5),
    trajectory(2, 'refined', 5),
  ]);
  expect(await tasks.openBlocks('run')).toEqual([
    { number: 1, block: { from: 2, to: 3 } },
    { number: 2, block: { from: 4, to: 4 } },
  ]);
  expect(await tasks.unfinished('run', { from: 2, to: 3 })).toEqual([3]);
});

test('Nothing beyond a run’s bound is open or unfinished.', async () => {
  const { tasks, runs, trajectories } = await storeWithRun(6);
  await runs.update('run', { bound: 2 });
  expect((await tasks.openBlocks('run')).map(({ number }) => number)).toEqual([0, 1]);
  expect(await tasks.unfinished('run', { from: 2, to: 3 })).toEqual([2]);
  await trajectories.write('run', [trajectory(2, 'mastered', 6)]);
  expect((await tasks.openBlocks('run')).map(({ number }) => number)).toEqual([0]);
});

test('The nth unfinished task is counted over the whole run, whatever its bound.', async () => {
  const { tasks, runs, trajectories } = await storeWithRun(6);
  await trajectories.write('run', [trajectory(1, 'mastered', 6)]);
  await runs.update('run', { bound: 0 });
  expect(await tasks.nthUnfinished('run', 1)).toBe(0);
  expect(await tasks.nthUnfinished('run', 2)).toBe(2);
  expect(await tasks.nthUnfinished('run', 5)).toBe(5);
  expect(await tasks.nthUnfinished('run', 6)).toBeNull();
});
