import type { Value } from './value.ts';

export type Language = 'python' | 'javascript' | 'typescript';

/** One question to a program. What it expects never enters the process that runs the program, except for `code`. */
export type TaskTest =
  /** `expected` is a literal of the task's language; `value` is the same literal, read beforehand. */
  | { kind: 'value'; call: string; expected: string; value: Value }
  /** What the call prints, compared after trimming. */
  | { kind: 'stdout'; call: string; stdout: string }
  /** Statements that raise when the program is wrong; judged where they run. */
  | { kind: 'code'; code: string };

/** A programming problem. */
export interface CodingTask {
  id: string;
  /** The problem in words. */
  text: string;
  /** The function or class that the tests call. */
  entryPoint: string;
  /** Imports that the signature needs, then the signature up to and with its colon; no newline at the end. */
  header: string;
  /** A whole program known to solve the task, or null. */
  gold: string | null;
  language: Language;
  /** Code that runs after the program and before the tests, in the program's namespace; empty when there is none. */
  setup: string;
  tests: TaskTest[];
}
