import type { Assurance, CodeExecution, ExceptionInfo, TestResult } from '../../domain/execution.ts';
import { causeSentence } from '../../domain/feedback/cause.ts';
import { inert, inertLines } from '../../domain/inert.ts';

const assurances: Record<Assurance, string> = {
  values: 'by value, outside the program: the tests never came near it',
  'two-slot': 'in two interpreters: the tests ran away from the program',
  weak: 'beside the program, in one interpreter: a hostile program could have forged it',
};

/** A verdict for people. Whatever the program said is quoted so that it can do nothing. */
export function verdictLines(execution: CodeExecution): string[] {
  const { tests, suspicion, stdout, exception, typeErrors = [] } = execution;
  const failing = tests.find((test) => test.status === 'failed' || test.status === 'error');
  const raised = failing?.exception ?? exception;
  return [
    headline(execution),
    ...(failing === undefined ? [] : testLines(failing)),
    ...(raised === null ? [] : exceptionLines(raised)),
    ...quoted('printed', stdout.trimEnd()),
    ...typeErrors.map((error, index) => row(index === 0 ? 'types' : '', error)),
    row('judged', assurances[execution.assurance]),
    row('ran', `${execution.runtime}, rung ${execution.rung}, ${execution.cpuMs} ms of processor time`),
    ...(suspicion.length === 0 ? [] : [row('suspicion', suspicion.join(', '))]),
  ];
}

const row = (name: string, words: string): string => `  ${name.padEnd(10)}${inert(words)}`;

function headline({ status, cause, tests, total }: CodeExecution): string {
  const passed = tests.filter((test) => test.status === 'passed').length;
  const words = cause === null ? '' : ` ${causeSentence(cause)}`;
  return `${status}: ${passed} of ${total} tests passed.${words}`;
}

function testLines({ call, expected, actual, types }: TestResult): string[] {
  const typed = (text: string, type: string | undefined): string => (type === undefined ? text : `${text} (${type})`);
  return [
    row(expected === null ? 'test' : 'call', call),
    ...(expected === null ? [] : [row('expected', typed(expected, types?.expected))]),
    ...(actual === null ? [] : [row('actual', typed(actual, types?.actual))]),
  ];
}

function exceptionLines({ type, message, frames }: ExceptionInfo): string[] {
  return [
    row('raised', message === '' ? type : `${type}: ${message}`),
    ...frames.map((frame) => row('', `line ${frame.line}, in ${frame.function}: ${frame.code.trim()}`)),
  ];
}

/** Text of many lines, each behind a bar, so that none can look like one of ours. */
function quoted(name: string, text: string): string[] {
  if (text === '') return [];
  return inertLines(text)
    .split('\n')
    .map((line, index) => `  ${(index === 0 ? name : '').padEnd(10)}│ ${line}`);
}
