import type { CodeExecution, ExceptionInfo, TestResult } from '../execution.ts';
import { messageOf } from './exception.ts';
import { printedForm } from './literal.ts';

/** Words that each field keeps. */
const maxWords = 50;

/** What happened, in the shape of the paper's data; empty when the program passed. */
export function paperFeedback(execution: CodeExecution): string {
  if (execution.status === 'passed') return '';
  const failing = execution.tests.find((test) => test.status === 'failed' || test.status === 'error');
  const exception = failing?.exception ?? execution.exception;
  if (execution.status === 'timeout' || execution.status === 'memory') return 'Exit code: None : ';
  if (exception !== null) return lastLine(exception);
  if (failing === undefined) return 'Exit code: None : ';
  return failing.expected === null ? 'AssertionError' : wrongAnswer(failing, failing.expected, execution.stdout);
}

/** The last line of a traceback, and the empty detail that follows it there. */
function lastLine(exception: ExceptionInfo): string {
  const line = messageOf(exception).trimEnd().split('\n').at(-1) ?? '';
  if (line === '' && exception.type === 'AssertionError') return exception.type;
  return line === '' ? `${exception.type} : ` : `${exception.type}: ${line} : `;
}

/** There a program that returns nothing has returned what it printed. */
function wrongAnswer(test: TestResult, expected: string, stdout: string): string {
  const output = test.actual === null || test.actual === 'None' ? stdout : printedForm(test.actual);
  const input = test.call.slice(Math.max(0, test.call.indexOf('(')));
  return [
    'AssertionError',
    `INPUT: ${firstWords(input)}`,
    `OUTPUT: ${firstWords(output)}`,
    `EXPECTED: ${firstWords(printedForm(expected))}`,
  ].join('\n');
}

const firstWords = (text: string): string => text.trim().split(' ').slice(0, maxWords).join(' ');
