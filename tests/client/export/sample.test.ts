import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawTasks, lotOf } from '../../../client/export/sample.ts';
import type { Taught } from '../../../client/export/taught.ts';
import { task } from '../../domain/samples.ts';
import { taughtOf } from './samples.ts';

/** So many tasks with rows, every third of them with none. */
const tasksOf = (tasks: number, variant: 'persd' | 'persd-combined'): Taught[] =>
  Array.from({ length: tasks }, (_, number) => {
    const one = taughtOf(variant, { task: { ...task, text: `Task ${number}` } });
    return number % 3 === 0 ? { ...one, examples: 'mastered' } : one;
  });

const rowsOf = ({ examples }: Taught): number => (typeof examples === 'string' ? 0 : examples.length);

/** The tasks that are drawn and have rows. */
async function drawn(taught: Taught[], count: number, seed: number): Promise<string[]> {
  async function* stream(): AsyncGenerator<Taught> {
    yield* taught;
  }
  const bound = await drawTasks(stream(), count, seed, rowsOf);
  return taught.filter((one) => rowsOf(one) > 0 && lotOf(seed, one) < bound).map((one) => one.task.text);
}

const sixty = tasksOf(60, 'persd');

it('a larger sample holds a smaller one of the same seed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer(),
      async (one, other, seed) => {
        const small = await drawn(sixty, Math.min(one, other), seed);
        const large = new Set(await drawn(sixty, Math.max(one, other), seed));
        expect(small.every((text) => large.has(text))).toBe(true);
        expect(small).toHaveLength(Math.min(one, other, 40));
      },
    ),
    { numRuns: 30 },
  );
});

it('the order in which tasks come decides nothing', async () => {
  const turned = await drawn(sixty.toReversed(), 9, 3);
  expect(turned.toSorted()).toEqual((await drawn(sixty, 9, 3)).toSorted());
});

it('a task is drawn with all of its rows or not at all', async () => {
  expect(await drawn(tasksOf(30, 'persd-combined'), 7, 0)).toHaveLength(3);
});

it('the rows of one task in several runs count together', async () => {
  const twice = [...sixty, ...sixty];
  expect(new Set(await drawn(twice, 10, 0)).size).toBe(5);
});

it('another seed draws another sample', async () => {
  expect(await drawn(sixty, 10, 1)).not.toEqual(await drawn(sixty, 10, 2));
});
