import { callTest, contestTask } from './contest.ts';
import { parseExactJson } from './exact-json.ts';
import type { RawTest } from './raw.ts';
import { kindOf, reading, Row, UnreadableRow } from './row.ts';

/** Rows of LiveCodeBench, whose private tests have been unpacked into JSON beforehand. */
export const readLiveCodeBenchRow = reading((row) => {
  const functionName = namedFunction(row);
  const starter = row.textOrNull('starter_code') ?? '';
  const inClass = /^class Solution\b/m.test(starter);
  const testsIn = (column: string): RawTest[] => {
    const tests = jsonIn(row, column);
    if (!Array.isArray(tests)) throw wrong(`expected a list of tests in ${column}`, kindOf(tests));
    return tests.map((test) => testOf(new Row(test, row.source, 'a test'), functionName, inClass));
  };
  const shown = testsIn('public_test_cases');
  return contestTask({
    id: row.id('question_id'),
    statement: row.text('question_content'),
    starter,
    functionName,
    gold: null,
    tests: [...shown, ...testsIn('private_test_cases')],
    shown,
  });
});

function namedFunction(row: Row): string | null {
  if (row.textOrNull('metadata') === null) return null;
  return new Row(jsonIn(row, 'metadata'), row.source, 'metadata').textOrNull('func_name');
}

function testOf(test: Row, functionName: string | null, inClass: boolean): RawTest {
  const kind = test.text('testtype');
  const [input, output] = [test.textOrNull('input') ?? '', test.textOrNull('output') ?? ''];
  if (kind === 'stdin') return { kind: 'stdio', stdin: input, stdout: output };
  if (kind !== 'functional') throw wrong('expected tests of type stdin or functional', JSON.stringify(kind));
  if (functionName === null) throw wrong('expected the name of the function in metadata (func_name)', 'none');
  const lines = input.split('\n').filter((line) => line.trim() !== '');
  return callTest(functionName, inClass, lines.map(valueIn), valueIn(output));
}

function valueIn(json: string): unknown {
  try {
    return parseExactJson(json);
  } catch {
    throw wrong('expected JSON as the input and output of a call', JSON.stringify(json.slice(0, 60)));
  }
}

function jsonIn(row: Row, column: string): unknown {
  const value = row.value(column);
  if (typeof value !== 'string') return value ?? [];
  return value.trim() === '' ? [] : valueIn(value);
}

const wrong = (expected: string, found: string): UnreadableRow =>
  new UnreadableRow('wrong_column', `${expected}, found ${found}; correct it`);
