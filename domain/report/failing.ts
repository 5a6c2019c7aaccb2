import type { Cause } from '../execution.ts';
import type { ExecutedProgram } from '../trajectory.ts';
import type { Counts } from './counts.ts';

/** Causes as a table of many programs names them. */
const names: Record<Cause, string> = {
  assertion: 'wrong answer',
  syntax: 'cannot be parsed',
  name: 'undefined name',
  exception: 'exception',
  import: 'failed import',
  unsupported_dependency: 'package not there',
  recursion: 'too deep a recursion',
  exited_early: 'ended early',
  output_limit: 'too much output',
  wall_time: 'did not end (waits)',
  cpu_time: 'did not end (works)',
  heap_limit: 'too much memory',
  policy: 'forbidden act',
  test_error: 'test not carried out',
  crash: 'interpreter crashed',
};

/** Counted causes under the names that people read. */
export function namedCauses(counted: Partial<Record<Cause, number>>): Counts {
  const times = new Map(Object.entries(counted));
  return Object.fromEntries(
    Object.entries(names).flatMap(([cause, name]) => {
      const count = times.get(cause) ?? 0;
      return count === 0 ? [] : [[name, count]];
    }),
  );
}

const builtin = /^[A-Z][A-Za-z]{0,38}$/;

/** How a program failed, in a few words: its cause, or which exception it raised. Null where it passed. */
export function failingOf({ program, truncated, execution }: ExecutedProgram): string | null {
  const { status, cause, tests, exception } = execution;
  if (status === 'passed') return null;
  if (program.trim() === '') return truncated ? 'cut off before a program' : 'no program in the answer';
  if (cause !== 'exception') return cause === null ? status : names[cause];
  const raised = (tests.find((test) => test.exception !== null)?.exception ?? exception)?.type ?? '';
  // A class of the program's own is none that another program raises too.
  return builtin.test(raised) ? raised : names.exception;
}
