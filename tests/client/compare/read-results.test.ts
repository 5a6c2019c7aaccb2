import { expect, test } from 'vitest';
import { readResults } from '../../../client/compare/read-results.ts';
import { fileOf, lines } from '../evaluate/samples.ts';

test("Other harnesses' results are read as far as they tell, and say that they are of no known file.", async () => {
  const rows = [
    { task_id: 'HumanEval/0', completion: 'abc', passed: true, result: 'passed' },
    { task_id: 'HumanEval/0', completion: ' ', passed: false, result: 'timed out' },
    { task_id: 'HumanEval/1', completion: 'x', passed: false, result: 'failed: no' },
  ];
  const found = await readResults(fileOf('theirs.jsonl', lines(rows)));
  expect(found).toMatchObject({
    name: 'theirs.jsonl',
    digest: '',
    tasks: ['HumanEval/0', 'HumanEval/1'],
    further: false,
  });
  expect(found.results.map(({ task, sample, status, extracted }) => [task, sample, status, extracted])).toEqual([
    ['HumanEval/0', 0, 'passed', true],
    ['HumanEval/0', 1, 'failed', false],
    ['HumanEval/1', 0, 'failed', true],
  ]);
});

test("EvalPlus's document tells base and further tests apart.", async () => {
  const answer = { solution: 'abc', base_status: 'pass', plus_status: 'fail' };
  const document = {
    date: 'd',
    hash: 'h',
    eval: { 'Mbpp/2': [answer], 'Mbpp/3': [{ ...answer, plus_status: 'pass' }] },
  };
  const found = await readResults(fileOf('results.json', JSON.stringify(document)));
  expect(found.further).toBe(true);
  expect(found.results.map(({ status, further }) => [status, further])).toEqual([
    ['passed', 'failed'],
    ['passed', 'passed'],
  ]);
});

test.each([
  [
    'a sample without a verdict',
    { task_id: 'HumanEval/0', completion: 'x' },
    /line 1: expected a task id with a verdict/,
  ],
  ['a row that is none', { name: 7 }, /line 1: expected/],
  [
    'a row of another schema',
    { task_id: 'a', persd: { evaluation: { schema: 2 } } },
    /line 1: expected what this persd writes/,
  ],
])('%s is refused by its line.', async (_, row, message) => {
  await expect(readResults(fileOf('results.jsonl', lines([row])))).rejects.toThrow(message);
});
