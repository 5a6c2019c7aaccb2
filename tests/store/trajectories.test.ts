import { expect, test } from 'vitest';
import { readAll, storeWithRun } from './opened-store.ts';
import { newRun, trajectory } from './samples.ts';

test('Trajectories are read in the order of the plan’s file, over many pages.', async () => {
  const store = await storeWithRun(450);
  const written = Array.from({ length: 450 }, (_, number) => trajectory(number, 'mastered', 450));
  await store.trajectories.write('run', written);
  expect(await readAll(store, 'run')).toEqual(written.map(({ trajectory: one }) => one).toReversed());
});

test('A trajectory and its task’s outcome are written together.', async () => {
  const { trajectories, tasks, runs } = await storeWithRun(4);
  await trajectories.write('run', [trajectory(1, 'refined'), trajectory(2, 'mastered')]);
  expect(await tasks.unfinished('run', { from: 0, to: 3 })).toEqual([0, 3]);
  expect((await runs.progress('run')).outcomes).toMatchObject({ refined: 1, mastered: 1 });
});

test('A task that has an outcome keeps the trajectory that it ended with.', async () => {
  const store = await storeWithRun(4);
  const { trajectories, runs } = store;
  await trajectories.write('run', [trajectory(1, 'refined')]);
  await trajectories.write('run', [trajectory(1, 'abandoned'), trajectory(2, 'mastered')]);
  const outcomes = (await readAll(store, 'run')).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['mastered', 'refined']);
  expect((await runs.progress('run')).outcomes).toMatchObject({ refined: 1, mastered: 1, abandoned: 0 });
});

test('One trajectory is found by its position, and none before its task has ended.', async () => {
  const { trajectories } = await storeWithRun(4);
  const { trajectory: ended } = trajectory(1, 'refined');
  await trajectories.write('run', [trajectory(1, 'refined')]);
  expect(await trajectories.find('run', ended.position)).toEqual(ended);
  expect(await trajectories.find('run', ended.position + 1)).toBeNull();
});

test('Each run has its own trajectories.', async () => {
  const store = await storeWithRun(4);
  const { trajectories, runs } = store;
  await runs.create(newRun('other', 4));
  await trajectories.write('run', [trajectory(0, 'mastered')]);
  await trajectories.write('other', [trajectory(0, 'refined', 4, 'other')]);
  expect(await readAll(store, 'other')).toEqual([trajectory(0, 'refined', 4, 'other').trajectory]);
});
