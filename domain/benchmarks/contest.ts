import { docstring } from './docstring.ts';
import { contestPrelude } from './contest-prelude.ts';
import { pythonLiteral } from './python-literal.ts';
import type { RawTask, RawTest } from './raw.ts';

/** What problems of programming contests have in common: a statement, perhaps a beginning, and tests by standard input or by call. */
export interface Contest {
  id: string;
  statement: string;
  /** The class or function to complete; empty where a whole program is asked for. */
  starter: string;
  /** Null: the program is a script. */
  functionName: string | null;
  gold: string | null;
  tests: RawTest[];
  shown?: RawTest[];
}

/**
 * A problem as a row. Methods of a class `Solution` are called on a new one; a program may have the function without the class, and the
 * other way round.
 */
export function contestTask(contest: Contest): Omit<RawTask, 'source'> {
  const { id, statement, starter, functionName, gold, tests, shown } = contest;
  const text = starter.trim() === '' ? statement : `${statement}\n\nComplete this:\n\n${starter.trimEnd()}`;
  const inClass = functionName !== null && /^class Solution\b/m.test(starter || (gold ?? ''));
  return {
    id,
    text: text.trim(),
    entryPoint: functionName !== null && inClass ? 'Solution' : (functionName ?? ''),
    header: starter.trim() === '' ? null : starter.trim(),
    gold: starter.trim() === '' ? gold : null,
    language: 'python',
    prelude: contestPrelude,
    setup: functionName === null ? '' : bridge(functionName, inClass),
    tests,
    ...(shown !== undefined && { shown }),
    prompt: docstring(statement) + (starter.trim() === '' ? '' : `${starter.trimEnd()}\n`),
  };
}

/** Gives the class its function, or the function its class. */
const bridge = (name: string, inClass: boolean): string =>
  inClass
    ? `if 'Solution' not in globals():\n    class Solution:\n        ${name} = staticmethod(${name})`
    : `if hasattr(globals().get('Solution'), '${name}'):\n    ${name} = Solution().${name}`;

/** A test by call, from JSON values; a tuple is as good as a list, if it is not within another. */
export function callTest(name: string, inClass: boolean, given: unknown[], expected: unknown): CallTest {
  const callee = inClass ? `Solution().${name}` : name;
  const call = `${callee}(${given.map(pythonLiteral).join(', ')})`;
  const test: CallTest = { kind: 'value', call, expected: pythonLiteral(expected) };
  return Array.isArray(expected) ? { ...test, relation: { is: 'alike', levels: 1 } } : test;
}

type CallTest = Extract<RawTest, { kind: 'value' }>;
