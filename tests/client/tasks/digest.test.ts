// Pure: starts nothing.
import { expect, it } from 'vitest';
import { tasksDigest } from '../../../client/tasks/digest.ts';
import type { CodingTask } from '../../../domain/task.ts';

const task: CodingTask = {
  id: 'a',
  text: 'Double it.',
  entryPoint: 'f',
  header: 'def f(x):',
  gold: null,
  language: 'python',
  setup: '',
  tests: [{ kind: 'value', call: 'f(1)', expected: '2', value: { t: 'int', v: '2' } }],
};

it('stays the same over a copy with its keys in another order', () => {
  const copy = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(task).toReversed())));
  expect(tasksDigest([copy])).toBe(tasksDigest([task]));
});

it.each<[Partial<CodingTask>]>([
  [{ id: 'b' }],
  [{ text: 'Triple it.' }],
  [{ header: 'def f(y):' }],
  [{ gold: 'def f(x): return 2 * x' }],
  [{ setup: 'import re' }],
  [{ tests: [] }],
  [{ tests: [{ kind: 'value', call: 'f(1)', expected: '3', value: { t: 'int', v: '2' } }] }],
  [{ tests: [{ kind: 'code', code: 'assert f(1) == 2' }] }],
])('changes with %o', (more) => {
  expect(tasksDigest([{ ...task, ...more }])).not.toBe(tasksDigest([task]));
});

it('changes with the order of tasks', () => {
  const other = { ...task, id: 'b' };
  expect(tasksDigest([task, other])).not.toBe(tasksDigest([other, task]));
});
