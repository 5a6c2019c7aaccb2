// Pure: a table of how a program ended and what that is called.
import { expect, it } from 'vitest';
import type { CodeExecution, ExceptionInfo } from '../../../domain/execution.ts';
import { failingOf } from '../../../domain/report/failing.ts';
import type { ExecutedProgram } from '../../../domain/trajectory.ts';
import { execution, refined } from '../samples.ts';

const raised = (type: string): ExceptionInfo => ({ type, message: 'no', frames: [] });

const failed = (more: Partial<CodeExecution>, program: Partial<ExecutedProgram> = {}): ExecutedProgram => {
  const [attempt] = refined.attempts;
  if (attempt === undefined) throw new Error('the sample has no attempt');
  return { ...attempt, ...program, execution: execution({ status: 'error', cause: 'exception', ...more }) };
};

it.each<[ExecutedProgram, string | null]>([
  [failed({ status: 'passed', cause: null }), null],
  [failed({ status: 'failed', cause: 'assertion' }), 'wrong answer'],
  [failed({ cause: 'syntax', exception: raised('SyntaxError') }), 'cannot be parsed'],
  [failed({ status: 'timeout', cause: 'cpu_time' }), 'did not end (works)'],
  [failed({ exception: raised('TypeError') }), 'TypeError'],
  [failed({ exception: raised('<script>') }), 'exception'],
  [failed({ exception: null }), 'exception'],
  [failed({ cause: 'name' }, { program: ' \n' }), 'no program in the answer'],
  [failed({ cause: 'name' }, { program: '', truncated: true }), 'cut off before a program'],
])('names a failure %#: %j', (program, name) => {
  expect(failingOf(program)).toBe(name);
});

it('names the exception of the test that raised it', () => {
  const test = { index: 0, status: 'error', call: 'f()', expected: null, actual: null, types: null } as const;
  expect(failingOf(failed({ tests: [{ ...test, exception: raised('KeyError') }] }))).toBe('KeyError');
});
