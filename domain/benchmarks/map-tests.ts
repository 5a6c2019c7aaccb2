import { toLineFeeds } from '../answer/newlines.ts';
import { parseExactJson } from './exact-json.ts';
import { pythonLiteral } from './python-literal.ts';
import type { RawTest } from './raw.ts';
import { kindOf, UnreadableRow } from './row.ts';

/**
 * The tests in a column: a list of asserts, one source of asserts or pytest functions, a list of `{ input, output }`, one
 * `{ inputs, outputs }`, or any of them as JSON text.
 */
export function testsOf(column: unknown): RawTest[] {
  const value = unpacked(column);
  if (value === undefined) return [];
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ kind: 'code', code: toLineFeeds(value) }];
  if (Array.isArray(value)) return value.map(testOf);
  if (isObject(value) && 'inputs' in value && 'outputs' in value) return pairsOf(value.inputs, value.outputs);
  throw unreadable('asserts, or inputs with their outputs', value);
}

/** Calls and what they return, from two lists of the same length. */
export function pairsOf(inputs: unknown, outputs: unknown): RawTest[] {
  const [given, wanted] = [unpacked(inputs), unpacked(outputs)];
  if (!Array.isArray(given)) throw unreadable('a list of inputs', given);
  if (!Array.isArray(wanted)) throw unreadable('a list of outputs', wanted);
  if (given.length !== wanted.length) {
    const found = `${given.length} and ${wanted.length}`;
    throw new UnreadableRow('wrong_column', `expected as many inputs as outputs, found ${found}; correct them`);
  }
  return given.map((input, index) => pairOf(input, wanted[index]));
}

function testOf(test: unknown): RawTest {
  if (typeof test === 'string') return { kind: 'code', code: toLineFeeds(test) };
  if (isObject(test) && 'input' in test && 'output' in test) return pairOf(test.input, test.output);
  throw unreadable('tests that are texts or have an input and an output', test);
}

/** An input that is a text is Python, and so is its output; any other is JSON, a list being the arguments. */
function pairOf(input: unknown, output: unknown): RawTest {
  if (typeof input === 'string') {
    const expected = typeof output === 'string' ? output.trim() : pythonLiteral(output);
    return { kind: 'arguments', arguments: input.trim(), expected };
  }
  const given = Array.isArray(input) ? input : [input];
  return { kind: 'arguments', arguments: given.map(pythonLiteral).join(', '), expected: pythonLiteral(output) };
}

/** The value of a cell that holds JSON as text; any other cell as it is. */
function unpacked(cell: unknown): unknown {
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell;
  try {
    return parseExactJson(cell);
  } catch {
    return cell;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const unreadable = (expected: string, found: unknown): UnreadableRow =>
  new UnreadableRow('wrong_column', `expected ${expected}, found ${kindOf(found)}; correct it, or name another column`);
