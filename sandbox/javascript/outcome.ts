import { format, inspect } from 'node:util';
import type { Value } from '../../domain/value.ts';
import type { StepReport } from '../slots/protocol.ts';
import { framesIn, lineIn } from './frames.ts';
import { revive } from './revive.ts';

interface Fault {
  type: string;
  message: string;
  stack: string;
  /** What an assertion without words of its own compared. */
  compared?: { operator: string; actual: Value; expected: Value };
}

/** What the realm says of one step. */
export interface Outcome {
  value?: Value;
  fault?: Fault;
  /** The fault is the test's own; null: its frames tell. */
  byTest?: boolean | null;
  /** The program has barred the way to its names. */
  closed?: true;
  /** JSON of what the program's own isolate says of a fault that came from there; nobody vouches for it. */
  raised?: string;
  /** What the program's isolate said was no part of a conversation. */
  broken?: true;
  /** More was said than is handed over. */
  flooded?: true;
  /** What a program says to the tests in another isolate. */
  message?: string;
  /** The test came to its end without any of its assertions. */
  missed?: true;
  /** Assertions of the test that were reached. */
  executed: number;
  /** Lines, each of what one print was given. */
  printed: Value[][];
}

const keptCharacters = 65_536;
const shownCharacters = 500;

/** The outcome of a text that was never run. */
export function fixedOutcome(type: string, message: string, byTest: boolean): Outcome {
  return { fault: { type, message, stack: '' }, byTest, executed: 0, printed: [] };
}

const textOf = ({ printed }: Outcome): string =>
  printed.map((line) => `${format(...line.map((held) => (held.t === 'str' ? held.v : revive(held))))}\n`).join('');

/** The end of all that a program printed so far. */
export function lastPrinted(before: string, outcome: Outcome): string {
  return (before + textOf(outcome)).slice(-shownCharacters);
}

/** The outcome as the host reads it; `apart`: with what this step alone printed. */
export function toReport(outcome: Outcome, program: string, printed: string, apart: boolean): StepReport {
  if (outcome.closed) return { ending: 'blocked', text: 'eval', exhausted: false };
  const { value, fault } = outcome;
  const answer = {
    printed,
    ...(fault && { exception: exceptionOf(fault, outcome.byTest ?? null, program) }),
    ...(outcome.raised !== undefined && { raised: accountOf(outcome.raised, program) }),
    ...(outcome.missed && { missed: true }),
    ...(outcome.broken && { broken: true }),
    ...(outcome.flooded && { flooded: true }),
    ...(outcome.message !== undefined && { message: outcome.message }),
    ...(!fault && value && { value }),
    ...(!fault && apart && { stdout: textOf(outcome).slice(-keptCharacters) }),
  };
  return { ending: 'answered', text: JSON.stringify(answer), exhausted: false };
}

function exceptionOf(fault: Fault, byTest: boolean | null, program: string): object {
  const { type, stack } = fault;
  const message = messageOf(fault);
  const frames = framesIn(stack);
  const lines = program.split('\n');
  const own = frames.filter(({ file }) => file === 'program').map(({ line, name }) => frame(lines, line, name));
  const atFault = lineIn(message);
  const told = atFault === null || type !== 'SyntaxError' || byTest === true ? own : [frame(lines, atFault, '')];
  return {
    type,
    message: message.replace(/ \[program\.js:\d+:\d+\]$/, '').slice(0, 300),
    frames: told.slice(-3),
    byTest: byTest ?? frames.at(-1)?.file === 'test',
    testLine: frames.findLast(({ file }) => file === 'test')?.line ?? 0,
  };
}

/** JSON of an exception as the program's isolate tells of it; empty where it tells nothing. */
function accountOf(raised: string, program: string): string {
  try {
    const { type, message, stack }: Partial<Record<string, unknown>> = JSON.parse(raised);
    if (typeof type !== 'string' || typeof message !== 'string' || typeof stack !== 'string') return '';
    return JSON.stringify(exceptionOf({ type, message, stack }, false, program));
  } catch {
    return '';
  }
}

/** The outcome of a test whose isolate left a rejection unhandled, or did not make its assertions. */
export function concluded(outcome: Outcome, stray: unknown, counted: boolean): Outcome {
  if (outcome.fault || outcome.closed) return outcome;
  if (stray instanceof Error)
    return { ...outcome, fault: { type: stray.name, message: stray.message, stack: stray.stack ?? '' } };
  return !counted || outcome.executed > 0 ? outcome : { ...outcome, missed: true };
}

const frame = (lines: string[], line: number, name: string): object => ({
  line,
  function: name.slice(0, 100),
  code: (lines[line - 1] ?? '').trim().slice(0, 200),
});

function messageOf({ message, compared }: Fault): string {
  if (!compared) return message;
  const shown = (value: Value): string =>
    inspect(revive(value), { breakLength: Number.POSITIVE_INFINITY }).slice(0, 100);
  return `assert.${compared.operator}: expected ${shown(compared.expected)}, found ${shown(compared.actual)}`;
}
