import type { Block } from '../domain/block.ts';
import type { Cap } from '../domain/cap.ts';
import type { Status } from '../domain/execution.ts';
import type { Runs } from './run-port.ts';
import type { SampleRecord } from '../domain/sample.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ExecutedProgram, ProgramKind, Trajectory } from '../domain/trajectory.ts';
import type { LineFigures, Spend } from './figures.ts';
import type { Batches } from './batch-port.ts';
import type { Calls, LeaseOwner } from './call-port.ts';
import type { Journal } from './journal-port.ts';

export type * from './batch-port.ts';
export type * from './call-port.ts';
export type * from './journal-port.ts';
export type { CallCounts, LineFigures, Progress, Spend, Trouble } from './figures.ts';
export type { Collection, EvaluationRun, NewRun, NewTask, RunRecord, Runs, RunState } from './run-port.ts';

/** The outside that remembers: the system of record. Everything that people are told is read from here. */
export interface Store {
  /** A short id of this home, made once: lower-case letters and digits. */
  readonly home: string;
  readonly runs: Runs;
  readonly tasks: Tasks;
  readonly calls: Calls;
  readonly batches: Batches;
  readonly journal: Journal;
  readonly programs: Programs;
  readonly trajectories: Trajectories;
  readonly samples: Samples;
  readonly verdicts: Verdicts;
  readonly lines: Lines;
  readonly budget: HomeBudget;
  close(): Promise<void>;
}

export interface Tasks {
  /** Blocks of a run with unfinished tasks inside its bound, by number: block `n` belongs to shard `n / 400`. */
  openBlocks(run: string): Promise<{ number: number; block: Block }[]>;
  /** Unfinished task numbers within a block and the run's bound. */
  unfinished(run: string, block: Block): Promise<number[]>;
  /** The number of the `count`th unfinished task of a run, or null when it has fewer. */
  nthUnfinished(run: string, count: number): Promise<number | null>;
  /** The ids of tasks by number, without reading the tasks themselves. */
  names(run: string, numbers: number[]): Promise<{ number: number; id: string }[]>;
  load(run: string, numbers: number[]): Promise<NumberedTask[]>;
  /** The ids of a run's tasks, each once, in the order of the plan's file. */
  ids(run: string): Promise<string[]>;
  /** Whether any of them has further tests, so that there is a stricter score. */
  haveFurther(run: string): Promise<boolean>;
  /** By task id; of an evaluation its first sample. */
  find(run: string, id: string): Promise<NumberedTask | null>;
  /** The block that a task number belongs to. */
  blockOf(run: string, number: number): Promise<Block>;
}

export interface NumberedTask {
  number: number;
  position: number;
  /** Of an evaluation: which of the samples of its task; 0 in a collection. */
  sample: number;
  task: CodingTask;
}

export interface Programs {
  /** Writes one executed program; the same (run, number, kind, index) again replaces it. */
  write(run: string, number: number, program: ExecutedProgram): Promise<void>;
  /** All of a task's, in order of kind and index. */
  read(run: string, number: number): Promise<ExecutedProgram[]>;
  readOne(run: string, number: number, kind: ProgramKind, index: number): Promise<ExecutedProgram | null>;
}

export interface Trajectories {
  /** Writes trajectories and their tasks' outcomes in one transaction. */
  write(run: string, trajectories: { number: number; trajectory: Trajectory }[]): Promise<void>;
  /** Ordered by position. */
  read(run: string): AsyncIterable<Trajectory>;
  /** The one at a position; null while its task is unfinished. */
  find(run: string, position: number): Promise<Trajectory | null>;
}

/** What all runs of a home may spend together, those that were removed included. */
export interface HomeBudget {
  /** Null: no limit. */
  limit(cap: Cap): Promise<void>;
  read(): Promise<{ cap: Cap; spent: Spend; reserved: Spend }>;
}

/** What the processes of a home that make calls say of themselves, and how they learn of each other. */
export interface Lines {
  /** Says anew how a process's lines are; none: it has nothing to say. */
  tell(owner: LeaseOwner, lines: LineFigures[]): Promise<void>;
  /** Of all processes that live and have told within the last seconds. */
  read(): Promise<LineFigures[]>;
}

export interface Samples {
  /** Writes samples of an evaluation and their outcomes in one transaction; one that has ended keeps its record. */
  write(run: string, samples: { number: number; record: SampleRecord }[]): Promise<void>;
  /** Those that have ended, ordered by task and sample, each with the number under which its programs are. */
  read(run: string): AsyncIterable<SampleRecord & { number: number }>;
}

/** Verdicts on programs that no run executed: rows as they will be trained on. Keyed by a hash of the program and its tests. */
export interface Verdicts {
  read(hash: string): Promise<Status | null>;
  write(hash: string, status: Status): Promise<void>;
}
