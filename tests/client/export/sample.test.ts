import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Taught } from '../../../client/export/taught.ts';
import { drawTasks } from '../../../client/export/sample.ts';
import { buildExamples } from '../../../domain/example/build.ts';
import { planOf, refined, task } from '../../domain/samples.ts';

/** So many tasks with rows, every third of them with none. */
async function* taught(tasks: number, variant: 'persd' | 'persd-combined'): AsyncGenerator<Taught> {
  for (let number = 0; number < tasks; number += 1) {
    const one = { ...task, id: `task-${number}` };
    const built = buildExamples(variant, refined, one, planOf('completions'));
    if (!('examples' in built)) throw new Error('no rows');
    const examples = number % 3 === 0 ? 'mastered' : built.examples;
    yield { trajectory: refined, task: one, examples, pair: 'mastered' };
  }
}

it('a larger sample holds a smaller one of the same seed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(60), fc.nat(60), fc.integer(), async (one, other, seed) => {
      const small = await drawTasks(taught(60, 'persd'), Math.min(one, other), seed);
      const large = await drawTasks(taught(60, 'persd'), Math.max(one, other), seed);
      expect([...small].every((id) => large.has(id))).toBe(true);
      expect(small.size).toBe(Math.min(one, other, 40));
    }),
    { numRuns: 30 },
  );
});

it('a task is drawn with all of its rows or not at all', async () => {
  expect((await drawTasks(taught(30, 'persd-combined'), 7, 0)).size).toBe(3);
});

it('another seed draws another sample', async () => {
  expect(await drawTasks(taught(60, 'persd'), 10, 1)).not.toEqual(await drawTasks(taught(60, 'persd'), 10, 2));
});
