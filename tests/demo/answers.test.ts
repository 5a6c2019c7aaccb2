import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAnswers } from '../../demo/answers.ts';
import { demoFolder, readDemoTasks } from '../../demo/tasks.ts';

const tasks = readDemoTasks().map((task) => ({ ...task, ...readAnswers(task.id) }));

test('every task has its file of answers, and no file is left over', () => {
  const files = readdirSync(join(demoFolder, 'answers'));
  expect(files.sort()).toEqual(tasks.map(({ id }) => `${id}.txt`).sort());
});

test.each(tasks)(
  'the attempt at $id begins with its header and is not the gold program',
  ({ attempt, header, gold }) => {
    expect(attempt.startsWith(`${header}\n    `)).toBe(true);
    expect(attempt).not.toBe(gold.trimEnd());
  },
);

const refined = tasks.flatMap(({ refinements, ...task }) => refinements.map((refinement) => ({ ...task, refinement })));

test.each(refined)('a refinement of $id is prose around one whole program', ({ header, attempt, refinement }) => {
  expect(refinement).toMatch(/^\S.*\n\n```python\n/);
  expect(refinement.match(/^```/gm)).toHaveLength(2);
  const program = programIn(refinement);
  expect(program.startsWith(`${header}\n    `)).toBe(true);
  expect(program).not.toBe(attempt);
});

test.each(refined)('a refinement of $id keeps a third of the attempt’s lines or more', ({ attempt, refinement }) => {
  const lines = programIn(refinement).split('\n').filter(Boolean);
  const kept = new Set(attempt.split('\n'));
  expect(lines.filter((line) => kept.has(line)).length / lines.length).toBeGreaterThan(1 / 3);
});

function programIn(refinement: string): string {
  return refinement.split(/^```(?:python\n)?/m)[1]?.trimEnd() ?? '';
}

test('a task without a file is an error that names the file', () => {
  expect(() => readAnswers('no-such-task')).toThrow(/no-such-task\.txt/);
});
