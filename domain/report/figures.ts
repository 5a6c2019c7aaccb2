import type { Assurance } from '../execution.ts';
import type { FailureType } from '../failure.ts';
import { emptyTally, type Tally } from '../tally.ts';
import type { Outcome, ProgramKind } from '../trajectory.ts';
import type { Counts } from './counts.ts';
import { type Lengths, noLengths } from './lengths.ts';
import { noPersonal, type Personal } from './personal.ts';

/** Programs of one kind that were executed. */
export interface ProgramCount {
  executed: number;
  passed: number;
  /** Answers that ran out of tokens, and answers that held no program. */
  truncated: number;
  empty: number;
  /** How those that did not pass failed. */
  failing: Counts;
  /** Signs of what a program does beyond its task. */
  suspicion: Counts;
}

/** A task that says nothing about models, and why. */
interface LeftBehind {
  task: string;
  outcome: Outcome;
  type: FailureType | null;
  message: string;
}

/** A refined task to look at before it is trained on. */
interface Doubtful {
  task: string;
  marks: string[];
}

/** What a run's trajectories come to. Its size does not grow with the number of tasks. */
export interface Figures {
  outcomes: Tally;
  programs: Record<ProgramKind, ProgramCount>;
  /** Tasks by the try at which the teacher's correction passed: the first is at position 0. */
  acceptedAt: number[];
  /** Of accepted refinements: how hard their verdicts are to forge. */
  assurance: Record<Assurance, number>;
  /** Accepted refinements whose tests the teacher had seen, all of them. */
  shownOnly: number;
  /** Accepted refinements that show a sign of what a program does beyond its task. */
  suspicious: number;
  /** Of refined tasks. */
  lengths: Record<ProgramKind, Lengths>;
  personal: Personal;
  /** The first of them in the order of the plan, and how many there are. */
  doubtful: Doubtful[];
  doubtfulTasks: number;
  leftBehind: LeftBehind[];
  /** What enclosed the programs, and what ran them. */
  rungs: Counts;
  runtimes: Counts;
}

/** Tasks that a list names one by one. */
export const listed = 100;

const noPrograms = (): ProgramCount => ({
  executed: 0,
  passed: 0,
  truncated: 0,
  empty: 0,
  failing: {},
  suspicion: {},
});

export const noFigures = (): Figures => ({
  outcomes: emptyTally(),
  programs: { gold: noPrograms(), attempt: noPrograms(), refinement: noPrograms() },
  acceptedAt: [],
  assurance: { values: 0, 'two-slot': 0, weak: 0 },
  shownOnly: 0,
  suspicious: 0,
  lengths: { gold: noLengths(), attempt: noLengths(), refinement: noLengths() },
  personal: noPersonal(),
  doubtful: [],
  doubtfulTasks: 0,
  leftBehind: [],
  rungs: {},
  runtimes: {},
});
