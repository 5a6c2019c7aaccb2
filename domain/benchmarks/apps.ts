import { callTest, contestTask } from './contest.ts';
import { ExactNumber, parseExactJson } from './exact-json.ts';
import type { RawTest } from './raw.ts';
import { kindOf, reading, Row, UnreadableRow } from './row.ts';

/** Rows of APPS, whose tests are JSON within a text: inputs with outputs, of a function that they name or of a whole program. */
export const readAppsRow = reading((row) => {
  const tests = new Row(unpacked(row, 'input_output'), row.source, 'input_output');
  const functionName = tests.textOrNull('fn_name');
  const [inputs, outputs] = [tests.list('inputs'), tests.list('outputs')];
  if (inputs.length !== outputs.length) {
    const found = `${inputs.length} and ${outputs.length}`;
    throw new UnreadableRow(
      'wrong_column',
      `expected as many inputs as outputs in input_output, found ${found}; correct it`,
    );
  }
  const starter = row.textOrNull('starter_code') ?? '';
  const gold = firstSolution(row);
  const inClass = /^class Solution\b/m.test(starter || (gold ?? ''));
  return contestTask({
    id: row.id(row.value('problem_id') === undefined ? 'id' : 'problem_id'),
    statement: row.text('question'),
    starter,
    functionName,
    gold,
    tests: inputs.map((input, at) =>
      functionName === null ? scriptTest(input, outputs[at]) : calledTest(functionName, inClass, input, outputs[at]),
    ),
  });
});

const scriptTest = (input: unknown, output: unknown): RawTest => ({
  kind: 'stdio',
  stdin: linesOf(input),
  stdout: linesOf(output),
  harness: 'apps',
});

/** Some rows have a list of lines in place of a text. */
function linesOf(data: unknown): string {
  if (typeof data === 'string') return data;
  if (Array.isArray(data) && data.every((line) => typeof line === 'string')) return data.join('\n');
  throw new UnreadableRow(
    'wrong_column',
    `expected texts as a program's input and output, found ${kindOf(data)}; correct it`,
  );
}

/** Most rows have the value that is expected within a list of its own. */
function calledTest(name: string, inClass: boolean, input: unknown, output: unknown): RawTest {
  const given = (Array.isArray(input) ? input : [input]).map((value, at) => (at === 0 ? withNumbers(value) : value));
  if (!Array.isArray(output) || output.length !== 1) return callTest(name, inClass, given, withNumbers(output));
  const expected = withNumbers(output[0]);
  return { ...callTest(name, inClass, given, [expected, [expected]]), relation: { is: 'alike in', levels: 2 } };
}

/** JSON has no numbers as keys: where all of a dictionary's are texts of integers, they are integers. */
function withNumbers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof ExactNumber) return value;
  const entries = Object.entries(value);
  if (!entries.every(([key]) => /^[+-]?\d+$/.test(key.trim()))) return value;
  return new Map(entries.map(([key, held]) => [BigInt(key.trim().replace('+', '')), held]));
}

function firstSolution(row: Row): string | null {
  if ((row.textOrNull('solutions') ?? '').trim() === '') return null;
  const solutions = unpacked(row, 'solutions');
  return Array.isArray(solutions) && typeof solutions[0] === 'string' ? solutions[0].replaceAll('\r\n', '\n') : null;
}

function unpacked(row: Row, column: string): unknown {
  try {
    return parseExactJson(row.text(column));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UnreadableRow('wrong_column', `expected JSON in ${column}, found what is none; correct it`);
  }
}
