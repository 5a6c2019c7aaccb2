// Pure: starts nothing.
import { describe, expect, it } from 'vitest';
import { readMapRow } from '../../../domain/benchmarks/map.ts';
import { faultSentence, isFault, type RawTest } from '../../../domain/benchmarks/raw.ts';
import { parseExactJson } from '../../../domain/benchmarks/exact-json.ts';
import type { TaskSource } from '../../../domain/plan.ts';

const source = { file: 'own.jsonl', unit: 'line', number: 12 } as const;
const read = (row: object, fields: TaskSource['fields']) => readMapRow(fields)(row, source);

function testsIn(cases: unknown): RawTest[] | string {
  const task = read({ q: 'Do it.', cases }, { text: 'q', tests: 'cases' });
  return isFault(task) ? faultSentence(task) : task.tests;
}

const called = (given: string, expected: string): RawTest => ({ kind: 'arguments', arguments: given, expected });

it('takes each part of a task from the column that the plan names', () => {
  const row = {
    n: 7,
    q: 'Do it.',
    fn: 'f',
    starter: 'def f(x):\r\n',
    answer: 'def f(x): return x',
    pre: 'import re',
    t: ['assert f(1)'],
  };
  const fields = { id: 'n', text: 'q', entryPoint: 'fn', header: 'starter', gold: 'answer', setup: 'pre', tests: 't' };
  expect(read(row, fields)).toEqual({
    source,
    id: '7',
    text: 'Do it.',
    entryPoint: 'f',
    header: 'def f(x):\n',
    gold: 'def f(x): return x',
    language: 'python',
    setup: 'import re',
    tests: [{ kind: 'code', code: 'assert f(1)' }],
  });
});

it('numbers tasks by their rows where no column has ids, and takes empty texts for none', () => {
  const task = read({ q: 'Do it.', answer: '' }, { text: 'q', gold: 'answer', tests: 't' });
  expect(task).toMatchObject({ id: '12', gold: null, tests: [] });
});

describe('a column of tests', () => {
  const pairs = [called('1, [2.5]', '{"a": None}'), called('"é\\n"', 'True')];

  it.each<[string, unknown, RawTest[]]>([
    [
      'a list of asserts',
      ['assert f(1)', 'assert f(2)'],
      [
        { kind: 'code', code: 'assert f(1)' },
        { kind: 'code', code: 'assert f(2)' },
      ],
    ],
    ['one source', 'def test_it():\r\n    assert f(1)', [{ kind: 'code', code: 'def test_it():\n    assert f(1)' }]],
    [
      'a list of pairs',
      [
        { input: [1, [2.5]], output: { a: null } },
        { input: ['é\n'], output: true },
      ],
      pairs,
    ],
    ['inputs and outputs', { inputs: [[1, [2.5]], ['é\n']], outputs: [{ a: null }, true] }, pairs],
    ['JSON of asserts', '["assert f(1)"]', [{ kind: 'code', code: 'assert f(1)' }]],
    ['JSON of pairs', '{"inputs": [[1]], "outputs": ["x"]}', [called('1', '"x"')]],
    ['pairs in Python', [{ input: '(1, 2), {3}', output: '(2, 1)' }], [called('(1, 2), {3}', '(2, 1)')]],
    ['an input that is no list', [{ input: 4, output: 2 }], [called('4', '2')]],
    ['a source that looks like JSON', '[x for x in f(1)]', [{ kind: 'code', code: '[x for x in f(1)]' }]],
    ['nothing', null, []],
  ])('may hold %s', (_, cases, tests) => {
    expect(testsIn(cases)).toEqual(tests);
  });

  it('keeps every digit of a number, and the point of a float', () => {
    expect(testsIn('[{"input": [12345678901234567890, 1.0, 1e3, -2], "output": 0.1}]')).toEqual([
      called('12345678901234567890, 1.0, 1e3, -2', '0.1'),
    ]);
    expect(testsIn(parseExactJson('[{"input": [[9007199254740993]], "output": 1.00}]'))).toEqual([
      called('[9007199254740993]', '1.00'),
    ]);
    expect(testsIn([{ input: [2n ** 70n], output: 1 }])).toEqual([called('1180591620717411303424', '1')]);
  });

  it.each([
    [{ inputs: [1], outputs: [] }, 'expected as many inputs as outputs, found 1 and 0'],
    [{ inputs: 1, outputs: [] }, 'expected a list of inputs, found a number'],
    [[{ input: 1 }], 'expected tests that are texts or have an input and an output, found an object'],
    [7, 'expected asserts, or inputs with their outputs, found a number'],
  ])('is a fault when it holds %o', (cases, expected) => {
    expect(testsIn(cases)).toContain(`own.jsonl, line 12: ${expected}`);
  });
});

it('takes inputs and outputs from columns of their own, lists or JSON', () => {
  const fields = { text: 'q', inputs: 'in', outputs: 'out' };
  expect(read({ q: 'Do it.', in: '[[1], [2]]', out: [3, 4] }, fields)).toMatchObject({
    tests: [called('1', '3'), called('2', '4')],
  });
});
