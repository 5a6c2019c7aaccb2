// Two recorded runs in a real store.
import { expect, it } from 'vitest';
import { compareRuns } from '../../../client/diff/compare-runs.ts';
import type { Outcome, Trajectory } from '../../../domain/trajectory.ts';
import type { Store } from '../../../store/port.ts';
import { refined } from '../../domain/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { newRun } from '../../store/samples.ts';

type Told = Partial<Trajectory> & { outcome: Outcome };

const runOne = { name: 'one', tasks: 3 };
const runTwo = { name: 'two', tasks: 3 };

/** Records the first so many of three tasks, which both runs have under the same ids. */
async function record(store: Store, run: string, told: Told[]): Promise<void> {
  await store.runs.create(newRun(run, 3));
  const trajectories = told.map((more, number) => ({
    number,
    trajectory: { ...refined, run, task: `task-${number}`, position: 2 - number, ...more },
  }));
  await store.trajectories.write(run, trajectories);
}

it('tells which tasks ended otherwise, and what decided each', async () => {
  const store = await openedStore();
  const gone = { type: 'server_error', message: 'The server answered 500.' } as const;
  await record(store, 'one', [
    { outcome: 'refined' },
    { outcome: 'abandoned', failure: gone },
    { outcome: 'mastered' },
  ]);
  const other = refined.attempts.map((attempt) => ({ ...attempt, program: 'def double(x):\n    pass' }));
  const unrefined = refined.refinements.slice(0, 1);
  await record(store, 'two', [
    { outcome: 'unrefined', attempts: other, refinements: unrefined },
    { outcome: 'refined' },
    { outcome: 'mastered' },
  ]);
  expect(await compareRuns(store, runOne, runTwo)).toEqual({
    shared: 3,
    alike: 1,
    onlyBefore: 0,
    onlyAfter: 0,
    unfinished: { before: 0, after: 0 },
    differences: [
      {
        task: 'task-1',
        before: { outcome: 'abandoned', reason: 'The server answered 500.' },
        after: { outcome: 'refined', reason: 'refinement 2 passed' },
        otherAttempt: false,
      },
      {
        task: 'task-0',
        before: { outcome: 'refined', reason: 'refinement 2 passed' },
        after: { outcome: 'unrefined', reason: 'refinement 1 failed (assertion)' },
        otherAttempt: true,
      },
    ],
  });
});

it('counts tasks that only one of the runs has ended, and those that have no outcome yet', async () => {
  const store = await openedStore();
  await record(store, 'one', [{ outcome: 'refined' }]);
  await record(store, 'two', [{ outcome: 'refined' }, { outcome: 'mastered' }]);
  expect(await compareRuns(store, runOne, runTwo)).toMatchObject({
    shared: 1,
    onlyBefore: 0,
    onlyAfter: 1,
    unfinished: { before: 2, after: 1 },
  });
  expect(await compareRuns(store, runTwo, runOne)).toMatchObject({
    shared: 1,
    onlyBefore: 1,
    onlyAfter: 0,
    unfinished: { before: 1, after: 2 },
  });
});

it('takes tasks for the same by what they ask, not by their names', async () => {
  const store = await openedStore();
  const asking = async (run: string, names: string[], texts: string[]): Promise<void> => {
    const made = newRun(run, names.length);
    const tasks = made.tasks.map((one, number) => ({
      ...one,
      task: { ...one.task, id: names[number] ?? '', text: texts[number] ?? '' },
    }));
    await store.runs.create({ ...made, tasks });
    const outcome = run === 'one' ? 'refined' : 'unrefined';
    const told = names.map((id, number) => ({
      number,
      trajectory: { ...refined, run, task: id, position: tasks[number]?.position ?? 0, outcome } as const,
    }));
    await store.trajectories.write(run, told);
  };
  await asking('one', ['a', 'b', 'c'], ['Double it.', 'Halve it.', 'Halve it.']);
  await asking('two', ['x', 'c', 'b'], ['Double it.', 'Halve it.', 'Square it.']);
  const compared = await compareRuns(store, runOne, runTwo);
  expect(compared).toMatchObject({ shared: 2, alike: 0, onlyBefore: 1, onlyAfter: 1 });
  expect(compared.differences.map(({ task }) => task).toSorted()).toEqual(['c', 'x']);
});
