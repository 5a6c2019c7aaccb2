import type { Block } from '../domain/block.ts';
import type { Cap } from '../domain/cap.ts';
import type { Status } from '../domain/execution.ts';
import type { Failure } from '../domain/failure.ts';
import type { CallStage, Role, Usage } from '../domain/model.ts';
import type { CallUse } from '../domain/report/spending.ts';
import type { Runs } from './run-port.ts';
import type { SampleRecord } from '../domain/sample.ts';
import type { CodingTask } from '../domain/task.ts';
import type { ExecutedProgram, ProgramKind, Trajectory } from '../domain/trajectory.ts';
import type { LineFigures, Spend } from './figures.ts';
import type { Batches } from './batch-port.ts';
import type { Journal } from './journal-port.ts';

export type * from './batch-port.ts';
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

/** The journal's table. A call is bought once for a home, whoever asks. */
export interface Calls {
  /**
   * Claims a call in one transaction, before anything is sent: answers with the reply that is there, with another's live lease,
   * or with a lease of the caller's own. A reply that was cut off under a smaller `maxTokens` is a miss.
   */
  claim(call: NewCall, owner: LeaseOwner): Promise<Claim>;
  /**
   * Takes the worst case from the budgets of the run and of the home; where it does not fit one of them, nothing is taken.
   * `forBatch`: it is not sent yet, so that what is reserved is given back, not spent, where its owner dies before the batch is intended.
   */
  reserve(key: string, run: string, spend: Spend, forBatch?: boolean): Promise<Reserved>;
  /**
   * Writes the raw reply and how long it took, gives back what was reserved beyond `spend`, frees the lease. The first reply written
   * wins.
   */
  settle(key: string, reply: StoredReply, spend: Spend, latencyMs?: number | null): Promise<void>;
  /** Ends a send that brought no reply: spends `spend`, frees the lease, counts a try where `counts`. Returns tries so far. */
  fail(key: string, failure: Failure, spend: Spend, counts: boolean): Promise<CallTries>;
  /** Frees a lease with nothing sent. */
  release(key: string): Promise<void>;
  /** Adds to the time in which the call could have been sent. */
  addSendable(key: string, ms: number): Promise<CallTries>;
  reply(key: string): Promise<StoredReply | null>;
  /** How many of these calls have a reply; one that was cut off under fewer tokens than `maxTokens` has none. */
  countReplied(calls: { key: string; maxTokens: number }[]): Promise<number>;
  /** What a run asked for, by role, stage, what became of it, and how the tasks ended that it was for. */
  uses(run: string): Promise<CallUse[]>;
  /** Says that the last send to a model went well. */
  clearTrouble(run: string, role: Role): Promise<void>;
}

/** `over_run`, `over_home`: the budget that it does not fit; `over_with_batch`: the run's, some of which batches hold that may give back. */
export type Reserved = 'reserved' | 'over_run' | 'over_with_batch' | 'over_home';

export interface NewCall {
  key: string;
  run: string;
  role: Role;
  stage: CallStage;
  task: string;
  identity: string;
  /** Where it is sent: a host, with its port where it names one. */
  host: string;
  maxTokens: number;
  /** The request's body as JSON, for `calls` and `explain`. */
  request: string;
}

/** Who holds a lease. Dead at once when that process is gone; alive for ten minutes when it is frozen. */
export interface LeaseOwner {
  bootId: string;
  pid: number;
  /** Clock ticks since boot at which the process started. */
  startTime: number;
}

export type Claim =
  | { state: 'replied'; reply: StoredReply }
  | { state: 'leased'; tries: CallTries }
  /** Somebody else is sending it. */
  | { state: 'taken' };

export interface CallTries {
  tries: number;
  sendableMs: number;
}

export interface StoredReply {
  text: string;
  reasoning: string;
  finish: { unified: string; raw: string | null };
  usage: Usage | null;
  raw: string;
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
