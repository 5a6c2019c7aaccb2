import type { Cause, ExceptionInfo, Status, TestResult } from '../../domain/execution.ts';
import type { TaskTest } from '../../domain/task.ts';
import { type Answer, parseRaised, type RaisedException } from './answer.ts';
import { differingTypes, expectation, reality, stands } from './compare.ts';
import type { StepReport } from '../slots/protocol.ts';
import type { Semantics } from './semantics.ts';
import { shorten } from './shorten.ts';

/** What one step of a program comes to: loading it, or one of its tests. */
export interface StepVerdict {
  status: Status;
  cause: Cause | null;
  exception: ExceptionInfo | null;
  /** What a test got and should have got, as Python prints them. */
  expected: string | null;
  actual: string | null;
  types: TestResult['types'];
  /** The line of a test's code at which it ended; 0 where that is not known. */
  line: number;
}

/** The gravest first: what decides when tests ended in several ways. */
export const gravity: Status[] = ['blocked', 'memory', 'timeout', 'error', 'failed', 'passed'];

const endings: Record<Exclude<StepReport['ending'], 'answered'>, [Status, Cause]> = {
  blocked: ['blocked', 'policy'],
  exhausted: ['memory', 'heap_limit'],
  exited: ['error', 'exited_early'],
  overflowed: ['error', 'recursion'],
  flooded: ['error', 'output_limit'],
  crashed: ['error', 'crash'],
};

function verdict(status: Status, cause: Cause | null, more: Partial<StepVerdict> = {}): StepVerdict {
  return { status, cause, exception: null, expected: null, actual: null, types: null, line: 0, ...more };
}

/** A test of code that held. */
export const stepPassed = verdict('passed', null);

/** Judges a step that was to run without an exception; null in place of an answer means that it was unreadable. */
export function judgeStep(report: StepReport, answer: Answer | null, semantics: Semantics): StepVerdict {
  if (report.ending !== 'answered') return verdict(...endings[report.ending]);
  if (!answer) return verdict(...endings.crashed);
  if (answer.broken) return verdict(...endings.crashed);
  if (answer.flooded) return verdict(...endings.flooded);
  if (answer.exception) return judgeException(accountOf(answer, answer.exception), report.exhausted, semantics);
  if (answer.missed) return verdict(...endings.exited);
  return verdict('passed', null);
}

/** An exception of the program is told by the program, and the test only by where it came up. */
function accountOf({ raised }: Answer, seen: RaisedException): RaisedException {
  if (raised === undefined) return seen;
  const told = parseRaised(raised) ?? { ...seen, frames: [] };
  return { ...told, byTest: false, testLine: seen.testLine };
}

function judgeException(raised: RaisedException, exhausted: boolean, { causes }: Semantics): StepVerdict {
  const { byTest, testLine: line, ...exception } = raised;
  const cause = causes.get(`${raised.type}: ${raised.message}`) ?? causes.get(raised.type) ?? 'exception';
  if (exhausted || cause === 'heap_limit') return verdict('memory', 'heap_limit', { exception, line });
  if (byTest && raised.type === 'AssertionError') return verdict('failed', 'assertion', { exception, line });
  return verdict('error', byTest && cause === 'syntax' ? 'test_error' : cause, { exception, line });
}

/** Judges a test by what it gave. The comparison happens here, where no program can reach. */
export function judgeTest(
  test: TaskTest,
  report: StepReport,
  answer: Answer | null,
  semantics: Semantics,
): StepVerdict {
  const step = judgeStep(report, answer, semantics);
  if (test.kind === 'code') return step;
  const wanted = expectation(test, semantics);
  if (step.status !== 'passed' || !answer) return { ...step, expected: shorten(wanted) };
  const seen = {
    expected: shorten(wanted),
    actual: shorten(reality(answer, semantics)),
    types: differingTypes(test, answer, semantics),
  };
  return stands(test, answer, semantics) ? verdict('passed', null, seen) : verdict('failed', 'assertion', seen);
}

/** The verdict on a step from which the program did not come back: it passed a limit. */
export function interrupted(
  test: TaskTest | null,
  status: 'timeout' | 'memory',
  cause: Cause,
  semantics: Semantics,
): StepVerdict {
  return verdict(
    status,
    cause,
    test && test.kind !== 'code' ? { expected: shorten(expectation(test, semantics)) } : {},
  );
}

/** The record of one test. */
export function resultOf(index: number, test: TaskTest, step: StepVerdict): TestResult {
  const { status, exception, expected, actual, types } = step;
  const passed = status === 'passed' || status === 'failed';
  const call = shorten(asked(test, step));
  return { index, status: passed ? status : 'error', call, expected, actual, types, exception };
}

/** The call, or the line of the code that decided; without one the last line, for what is carried along comes first. */
function asked(test: TaskTest, { line }: StepVerdict): string {
  if (test.kind === 'stdio') return test.stdin;
  if (test.kind !== 'code') return test.call;
  const lines = test.code.trimEnd().split('\n');
  return (lines[line - 1] ?? lines.at(-1) ?? '').trim();
}
