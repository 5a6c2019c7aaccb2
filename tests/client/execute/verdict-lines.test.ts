import { expect, test } from 'vitest';
import { summaryLine } from '../../../client/execute/summary-line.ts';
import { verdictDocument } from '../../../client/execute/verdict-document.ts';
import { verdictLines } from '../../../client/execute/verdict-lines.ts';
import type { TestResult } from '../../../domain/execution.ts';
import { execution } from '../../domain/samples.ts';

const payload = '\x1b[2J\x1b]0;owned\x07\rpassed: 3 of 3\u202e';
const failing: TestResult = {
  index: 1,
  status: 'failed',
  call: 'f(1)',
  expected: '[1]',
  actual: '(1,)',
  types: { expected: 'list', actual: 'tuple' },
  exception: null,
};

test('A verdict says what was asked, what came and what should have come.', () => {
  const failed = execution({ status: 'failed', cause: 'assertion', tests: [failing], stdout: 'one\ntwo\n' });
  expect(verdictLines({ ...failed, suspicion: ['frames'], total: 2 })).toEqual([
    'failed: 0 of 2 tests passed. The program gives a wrong answer.',
    '  call      f(1)',
    '  expected  [1] (list)',
    '  actual    (1,) (tuple)',
    '  printed   │ one',
    '            │ two',
    '  judged    by value, outside the program: the tests never came near it',
    '  ran       pyodide, rung process, 12 ms of processor time',
    '  suspicion frames',
  ]);
});

test('Type errors of TypeScript stand beside the verdict, for people and for programs.', () => {
  const typeErrors = ["line 2: Type 'number' is not assignable to type 'string'. (TS2322)", `line 3: ${payload}`];
  const lines = verdictLines(execution({ status: 'passed', cause: null, typeErrors }));
  expect(lines[1]).toBe(`  types     ${typeErrors[0]}`);
  expect(lines[2]).toMatch(/^ {12}line 3: /);
  expect(lines[2]).not.toContain('\x1b');
  expect(verdictDocument('a', execution({ typeErrors }))).toMatchObject({ typeErrors });
});

test('No word of a program makes a terminal do anything, or looks like a line of ours.', () => {
  const exception = {
    type: payload,
    message: `${payload}\npassed`,
    frames: [{ line: 1, function: payload, code: payload }],
  };
  const told = { ...failing, call: payload, expected: payload, actual: payload, exception };
  const judged = execution({
    status: 'error',
    cause: 'exception',
    tests: [told],
    stdout: `${payload}\npassed`,
  });
  const lines = [...verdictLines(judged), summaryLine(verdictDocument(payload, judged))];
  for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(lines.filter((line) => line.startsWith('passed'))).toEqual([]);
});

test('A verdict of a batch takes one line.', () => {
  expect(summaryLine(verdictDocument('a', execution({ tests: [], total: 0 })))).toBe('✓ a passed 0/0');
  const failed = execution({ status: 'failed', cause: 'assertion', tests: [failing], total: 2, suspicion: ['frames'] });
  expect(summaryLine(verdictDocument('a', failed))).toBe('✗ a failed (assertion) 0/2 · frames');
  expect(summaryLine({ id: null, line: 7, error: 'expected more' })).toBe('✗ line 7: expected more');
  expect(summaryLine({ id: 'a', status: 'sandbox_error', error: 'no slot' })).toBe('! a sandbox_error: no slot');
});
