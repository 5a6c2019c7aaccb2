// The shape of the paper's error texts; the recorded ones are read from PERSD_DATA.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeExecution, TestResult } from '../../../domain/execution.ts';
import { feedbackOn } from '../../../domain/feedback/feedback.ts';
import { execution } from '../samples.ts';

const wrong = (
  call: string,
  expected: string | null,
  actual: string | null,
  more: Partial<CodeExecution> = {},
): CodeExecution => {
  const test: TestResult = { index: 0, status: 'failed', call, expected, actual, types: null, exception: null };
  return execution({ status: 'failed', cause: 'assertion', tests: [test], ...more });
};
const raising = (type: string, message: string): CodeExecution =>
  execution({ status: 'error', cause: 'exception', exception: { type, message, frames: [] } });

describe('the paper’s feedback', () => {
  it.each<[string, CodeExecution, string]>([
    [
      'a wrong answer',
      wrong('f({1,2}, 3)', '{1, 4}', '{1}'),
      'AssertionError\nINPUT: ({1,2}, 3)\nOUTPUT: {1}\nEXPECTED: {1, 4}',
    ],
    [
      'strings as they print',
      wrong('f(4)', "'Even'", "'even'"),
      'AssertionError\nINPUT: (4)\nOUTPUT: even\nEXPECTED: Even',
    ],
    ['nothing returned', wrong('f("a")', "'b'", 'None'), 'AssertionError\nINPUT: ("a")\nOUTPUT: \nEXPECTED: b'],
    [
      'something printed',
      wrong('f()', '8', 'None', { stdout: '7\n' }),
      'AssertionError\nINPUT: ()\nOUTPUT: 7\nEXPECTED: 8',
    ],
    ['a test of statements', wrong('assert f(1)', null, null), 'AssertionError'],
    ['an exception', raising('NameError', "name 'g' is not defined"), "NameError: name 'g' is not defined : "],
    ['an exception without words', raising('KeyError', ''), 'KeyError : '],
    ['the program’s own assert', raising('AssertionError', ''), 'AssertionError'],
    ['the last line of a long message', raising('ValueError', 'a\nb'), 'ValueError: b : '],
    ['a time-out', execution({ status: 'timeout', cause: 'wall_time' }), 'Exit code: None : '],
    ['too much memory', execution({ status: 'memory', cause: 'heap_limit' }), 'Exit code: None : '],
    ['a crash', execution({ status: 'error', cause: 'crash' }), 'Exit code: None : '],
    ['a success', execution(), ''],
  ])('tells %s', (_, from, text) => {
    expect(feedbackOn(from, 'paper')).toBe(text);
  });

  it('keeps fifty words of each field', () => {
    const many = Array.from({ length: 60 }, (_, at) => `w${at}`).join(' ');
    const text = feedbackOn(wrong(`f("${many}")`, `'${many}'`, `'${many}'`), 'paper');
    expect(text.split('\n').map((line) => line.split(' ').length)).toEqual([1, 51, 51, 51]);
  });
});

interface Trace {
  error: string;
  failing_test: { call: string; expected: string; student_output: string };
}

const path = join(process.env['PERSD_DATA'] ?? '', 'persdistill', 'traces-sample.jsonl');
const there = process.env['PERSD_DATA'] !== undefined && existsSync(path);
if (!there) console.warn('PERSD_DATA names no folder with persdistill/: the recorded errors are NOT checked');

it.skipIf(!there)('says what was recorded of 400 wrong answers', () => {
  const traces: Trace[] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const told = traces.map(({ failing_test: { call, expected, student_output: output } }) =>
    feedbackOn(wrong(call, expected, output), 'paper'),
  );
  expect(told).toHaveLength(400);
  expect(told.filter((text, at) => text !== traces[at]?.error)).toEqual([]);
});
