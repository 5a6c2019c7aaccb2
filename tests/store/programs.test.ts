import { expect, test } from 'vitest';
import { storeWithRun } from './opened-store.ts';
import { program } from './samples.ts';

test('A task’s programs come in the order of kind and index, whenever they were written.', async () => {
  const { programs } = await storeWithRun();
  const written = [
    program('refinement', 1),
    program('attempt', 10),
    program('refinement', 0),
    program('attempt', 2),
    program('gold', 0),
  ];
  for (const one of written) await programs.write('run', 0, one);
  await programs.write('run', 1, program('attempt', 0));
  expect((await programs.read('run', 0)).map(({ kind, index }) => `${kind} ${index}`)).toEqual([
    'gold 0',
    'attempt 2',
    'attempt 10',
    'refinement 0',
    'refinement 1',
  ]);
});

test('A program that is written again replaces itself alone.', async () => {
  const { programs } = await storeWithRun();
  await programs.write('run', 0, program('attempt', 0, 'old'));
  await programs.write('run', 0, program('attempt', 1, 'other'));
  await programs.write('run', 0, program('attempt', 0, 'new'));
  expect((await programs.read('run', 0)).map((one) => one.program)).toEqual(['new', 'other']);
});

test('One program is read by its kind and index, and is null when it is not there.', async () => {
  const { programs } = await storeWithRun();
  await programs.write('run', 2, program('attempt', 0));
  expect(await programs.readOne('run', 2, 'attempt', 0)).toEqual(program('attempt', 0));
  expect(await programs.readOne('run', 2, 'refinement', 0)).toBeNull();
  expect(await programs.readOne('run', 0, 'attempt', 0)).toBeNull();
});
