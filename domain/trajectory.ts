import type { CodeExecution, Status } from './execution.ts';
import type { Failure } from './failure.ts';

/** Where a trajectory ends; the first three alone say anything about models. */
export const outcomes = ['mastered', 'refined', 'unrefined', 'rejected', 'abandoned'] as const;
export type Outcome = (typeof outcomes)[number];

/** What kind of program was executed, and who wrote it. */
export type ProgramKind = 'gold' | 'attempt' | 'refinement';

/** One program that a model wrote (or the task's own gold), as it was asked, answered and executed. */
export interface ExecutedProgram {
  kind: ProgramKind;
  /** Position among the programs of its kind, from 0. */
  index: number;
  /** The journalled call that it came from; null for the task's own gold. */
  call: string | null;
  /** The whole program as it was executed; empty when the answer held none. */
  program: string;
  /** What follows the task's header in that program, or null when it cannot be put that way. */
  completion: string | null;
  /** What the model said beside its code; the teacher's words when feedback is `teacher`. */
  words: string;
  /** The model stopped because it ran out of `maxTokens`. */
  truncated: boolean;
  execution: CodeExecution;
  /** Of samples alone: what became of it on the tests that the task's text shows; null where they were not executed. */
  shown?: CodeExecution | null;
  /** Of samples alone: on the benchmark's further tests; null where there are none, or its own were not passed. */
  further?: Status | null;
  /** Of samples alone: the answer held a program. */
  extracted?: boolean;
}

/** Everything recorded about one task in one run. */
export interface Trajectory {
  /** The form of this record; readers refuse a number that they do not know. */
  schema: 1;
  run: string;
  task: string;
  /** Position of the task in the plan's file, from 0: the order of exports. */
  position: number;
  outcome: Outcome;
  gold: ExecutedProgram | null;
  attempts: ExecutedProgram[];
  /** Feedback on the first attempt, as the teacher was told it; empty when it passed. */
  feedback: string;
  refinements: ExecutedProgram[];
  /** Set when `abandoned` or `rejected`. */
  failure: Failure | null;
}
