import type { CodeExecution, TestResult } from '../../domain/execution.ts';
import type { Prompt } from '../../domain/model.ts';
import type { ExecutedProgram } from '../../domain/trajectory.ts';
import { diffOf } from './diff.ts';

/** One thing that happened to a task, for people: a heading and what stands under it. */
export interface Passage {
  heading: string;
  lines: string[];
}

export function promptPassage(heading: string, prompt: Prompt): Passage {
  const turns = prompt.endpoint === 'completions' ? [prompt.prompt] : prompt.messages.map(said);
  return { heading, lines: turns.flatMap((turn) => turn.split('\n')) };
}

const said = ({ role, content }: { role: string; content: string }): string => `[${role}]\n${content}`;

/** A program and its verdict; after another program, as the difference from it. */
export function programPassage(heading: string, program: ExecutedProgram, before: ExecutedProgram | null): Passage {
  const source = program.program.trim() === '' ? ['(the answer held no program)'] : program.program.trim().split('\n');
  const lines = before === null || program.program.trim() === '' ? source : diffOf(before.program, program.program);
  return { heading: `${heading}: ${verdictOf(program)}`, lines: [...lines, ...failureLines(program.execution)] };
}

function verdictOf({ execution, truncated }: ExecutedProgram): string {
  const { status, cause, executed, total, assurance } = execution;
  const passed = execution.tests.filter((test) => test.status === 'passed').length;
  const words = [cause === null ? status : `${status} (${cause})`, `${passed} of ${total} tests passed`];
  if (executed < total && status === 'passed') words.push(`${executed} executed`);
  if (assurance === 'weak') words.push('weak: some tests ran beside the program');
  if (truncated) words.push('the answer was cut off');
  return words.join(' · ');
}

function failureLines({ tests, exception }: CodeExecution): string[] {
  const failed = tests.find((test) => test.status !== 'passed');
  const raised = failed?.exception ?? exception;
  const lines = failed === undefined ? [] : testLines(failed);
  return raised === null ? lines : [...lines, `  raised    ${raised.type}: ${raised.message}`];
}

function testLines({ call, expected, actual }: TestResult): string[] {
  return [
    `  test      ${call}`,
    ...(expected === null ? [] : [`  expected  ${expected}`]),
    ...(actual === null ? [] : [`  found     ${actual}`]),
  ];
}
