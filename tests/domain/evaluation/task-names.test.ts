import { expect, test } from 'vitest';
import { TaskNames } from '../../../domain/evaluation/task-names.ts';

const task = (id: string, entryPoint = 'f') => ({
  id,
  entryPoint,
  prompt: `def ${entryPoint}(x):\n    """ ${id} """\n`,
});

test('A task is found under each of the ids that its benchmark goes by, and under none of another benchmark.', () => {
  const names = new TaskNames('mbpp', [task('11'), task('12', 'g')]);
  const found = ['11', 'MBPP/11', 'Mbpp/11', 'mbpp/011'].map((id) => names.find({ by: 'id', id }));
  expect(found).toEqual(['11', '11', '11', '11']);
  expect(['HumanEval/11', '13', 'eleven', ''].map((id) => names.find({ by: 'id', id }))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('Folders and other editions of HumanEval write its ids their way.', () => {
  const names = new TaskNames('humaneval', [task('HumanEval/3'), task('HumanEval/4', 'g')]);
  expect(['HumanEval_3', 'Python/4', 'humaneval-4', 'JavaScript/3'].map((id) => names.find({ by: 'id', id }))).toEqual([
    'HumanEval/3',
    'HumanEval/4',
    null,
    null,
  ]);
});

test('The ids of a file say which family it is of.', () => {
  const names = new TaskNames('evalplus', [task('Mbpp/2')]);
  expect(names.find({ by: 'id', id: '2' })).toBe('Mbpp/2');
  expect(names.find({ by: 'id', id: 'HumanEval/2' })).toBeNull();
});

test('A prompt finds its task, and so does its function where only one task has that name.', () => {
  const names = new TaskNames('humaneval', [
    task('HumanEval/0', 'near'),
    task('HumanEval/1', 'twice'),
    task('HumanEval/2', 'twice'),
  ]);
  expect(names.find({ by: 'prompt', prompt: task('HumanEval/2', 'twice').prompt })).toBe('HumanEval/2');
  expect(names.find({ by: 'prompt', prompt: 'import math\n\ndef near(x):\n    """ other words """' })).toBe(
    'HumanEval/0',
  );
  expect(names.find({ by: 'prompt', prompt: 'def twice(x):' })).toBeNull();
  expect(names.find({ by: 'position', position: 1 })).toBe('HumanEval/1');
  expect(names.find({ by: 'position', position: 3 })).toBeNull();
});
