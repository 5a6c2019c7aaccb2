// Pure: starts nothing. One row of each format as it is published, in our own words.
import { describe, expect, it } from 'vitest';
import { readHumanEvalRow } from '../../../domain/benchmarks/humaneval.ts';
import { readMbppRow } from '../../../domain/benchmarks/mbpp.ts';
import { readPersdRow } from '../../../domain/benchmarks/persd.ts';
import { faultSentence, isFault, type RowReader } from '../../../domain/benchmarks/raw.ts';
import { readTraceRow } from '../../../domain/benchmarks/traces.ts';

const source = { file: 'rows.jsonl', unit: 'line', number: 4 } as const;
const fault = (read: RowReader, row: unknown): string => {
  const task = read(row, source);
  return isFault(task) ? `${task.reason}: ${faultSentence(task)}` : 'no fault';
};

const mbpp = {
  task_id: 601,
  text: 'Write a function to double.',
  code: 'class Node:\r\n  pass\r\ndef f(x):\r\n  return 2 * x',
  test_list: ['assert f(root) == 2\r\n'],
  test_setup_code: 'root = Node()',
  challenge_test_list: ['assert f(0) == 1'],
};

describe('a row of MBPP', () => {
  it('is read with plain newlines, its setup, and no challenge tests', () => {
    expect(readMbppRow(mbpp, source)).toEqual({
      source,
      id: '601',
      text: 'Write a function to double.',
      entryPoint: null,
      header: null,
      gold: 'class Node:\n  pass\ndef f(x):\n  return 2 * x',
      language: 'python',
      setup: 'root = Node()',
      tests: [{ kind: 'code', code: 'assert f(root) == 2\n' }],
      shown: [{ kind: 'code', code: 'assert f(root) == 2\n' }],
      prompt: '"""\nWrite a function to double.\nassert f(root) == 2\n"""\n',
    });
  });

  it('may be of the sanitised file, with a prompt and imports for the tests', () => {
    const { text, test_setup_code: _, ...rest } = mbpp;
    const row = { ...rest, prompt: text, test_imports: ['import math', 'import re'] };
    expect(readMbppRow(row, source)).toMatchObject({ text, setup: 'import math\nimport re' });
  });

  it('is a fault that names the column when its program is missing', () => {
    const { code: _, ...row } = mbpp;
    expect(fault(readMbppRow, row)).toBe(
      'missing_column: rows.jsonl, line 4: expected a text in code, found none; add it',
    );
  });

  it('is a fault when its tests are one text', () => {
    expect(fault(readMbppRow, { ...mbpp, test_list: 'assert f(1) == 2' })).toContain('found a text; correct it');
  });
});

const humanEval = (prompt: string) => ({
  task_id: 'HumanEval/9',
  prompt,
  entry_point: 'f',
  canonical_solution: '    return 2 * x\n',
  test: 'def check(candidate):\n    assert candidate(1) == 2\n',
});

describe('a row of HumanEval', () => {
  const prompt = 'from typing import List\n\n\ndef f(x: int):\n    """ Double it.\n    >>> f(1)\n      2\n    """\n';

  it('gives its docstring as text, without the margin', () => {
    expect(readHumanEvalRow(humanEval(prompt), source)).toMatchObject({
      id: 'HumanEval/9',
      text: 'Double it.\n>>> f(1)\n  2',
      entryPoint: 'f',
      header: null,
      gold: `${prompt}    return 2 * x\n`,
      setup: '',
    });
  });

  it('carries what its prompt defines beside the function into text and setup', () => {
    const task = readHumanEvalRow(humanEval(`import math\n\ndef g(x):\n    return x\n\n\n${prompt}`), source);
    const given = 'import math\n\ndef g(x):\n    return x\n\n\nfrom typing import List';
    expect(task).toMatchObject({ setup: given, text: expect.stringContaining(given) });
  });

  it('has its signature for a text when its prompt has no docstring', () => {
    expect(readHumanEvalRow(humanEval('def f(x):\n'), source)).toMatchObject({ text: 'def f(x):', setup: '' });
  });

  it('is a fault when its prompt does not end with the function', () => {
    expect(fault(readHumanEvalRow, humanEval('def g(x):\n'))).toMatch(/^no_text: .*ends with f, found/);
  });
});

describe('a recorded trace', () => {
  const trace = {
    task_id: 19,
    task: 'Double it.',
    header: 'def f(x):',
    entry_point: 'f',
    gold: 'def f(x):\r\n    return 2 * x',
    failing_test: { call: 'f(1)', expected: '2' },
  };

  it('has its failing call as its test', () => {
    expect(readTraceRow(trace, source)).toMatchObject({
      id: '19',
      header: 'def f(x):',
      gold: 'def f(x):\n    return 2 * x',
      tests: [{ kind: 'value', call: 'f(1)', expected: '2' }],
    });
  });

  it('is a fault without one', () => {
    expect(fault(readTraceRow, { ...trace, failing_test: null })).toContain('expected failing_test to be an object');
  });
});

describe('a row of our own format', () => {
  const row = { id: 'a', text: 'Double it.', entryPoint: 'f', header: 'def f(x):' };

  it('has tests by value, by what is printed, and by code', () => {
    const tests = [{ call: 'f(1)', expected: '2' }, { call: 'f(1)', stdout: '' }, { code: 'assert f' }, 'assert f(2)'];
    expect(readPersdRow({ ...row, tests }, source)).toMatchObject({
      tests: [
        { kind: 'value', call: 'f(1)', expected: '2' },
        { kind: 'stdout', call: 'f(1)', stdout: '' },
        { kind: 'code', code: 'assert f' },
        { kind: 'code', code: 'assert f(2)' },
      ],
    });
  });

  it.each(['javascript', 'typescript'])('may be in %s', (language) => {
    expect(readPersdRow({ ...row, language, tests: [] }, source)).toMatchObject({ language });
  });

  it.each([
    [{ tests: [{ call: 'f(1)' }] }, 'expected a test with code'],
    [{ tests: [3] }, 'expected a test to be an object, found a number'],
    [{ tests: [{ call: 'f(1)', expected: 2 }] }, 'expected a text in expected, found a number'],
    [{ tests: [], language: 'cobol' }, 'found "cobol"'],
    [{ tests: [], text: ' ' }, 'expected a text in text, found none'],
    [{ tests: [], id: null }, 'expected a text in id, found none'],
  ])('is a fault with %o', (more, expected) => {
    expect(fault(readPersdRow, { ...row, ...more })).toContain(expected);
  });

  it.each([[null], [3], [['a']], ['text']])('is a fault when it is %o', (whole) => {
    expect(fault(readPersdRow, whole)).toMatch(/^not_an_object/);
  });
});
