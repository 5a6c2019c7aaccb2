import type { Block } from '../domain/block.ts';
import type { Status } from '../domain/execution.ts';
import type { Failure } from '../domain/failure.ts';
import type { Role } from '../domain/model.ts';
import type { StageRules, TaskProgress } from '../domain/stage.ts';
import type { Ended } from '../domain/tally.ts';
import type { ProgramKind } from '../domain/trajectory.ts';
import type { Asked, AskInput } from './asked.ts';
import type { SampleActivities } from './sample-contract.ts';

export type { Asked, AskInput } from './asked.ts';
export type { ExecutedSample, SampleRef } from './sample-contract.ts';

/**
 * The seam: every side effect that a workflow can have. Numbers, references and small verdicts cross it, never a text of a
 * model or a program. A wrong answer is returned; what is thrown is our own fault, and Temporal runs the activity again.
 */
export type Activities = RunActivities & TaskActivities & SampleActivities;

/** What every kind of run needs. */
export interface RunActivities {
  /** Shards of a run with unfinished blocks, and how a shard runs them. Reads the store. */
  listShards(input: { run: string }): Promise<ShardList>;
  /** Unfinished blocks of one shard, in order. Reads the store. */
  listBlocks(input: { run: string; shard: number }): Promise<Block[]>;
  /** Pauses a run or lets it go on, as the command line does. */
  setPaused(input: { run: string; paused: boolean }): Promise<void>;
  /** Marks a run as done when nothing is left of it. */
  finishRun(input: { run: string }): Promise<void>;
}

/** What collections need. */
export interface TaskActivities {
  /** Unfinished tasks of a block, each with its own gold program executed. */
  checkTasks(input: { run: string; block: Block }): Promise<CheckedTasks>;
  /** The student's attempts. */
  proposeAttempts(input: AskInput): Promise<Asked[]>;
  /** The teacher's direct answers, where a task has no gold program of its own. */
  proposeGold(input: AskInput): Promise<Asked[]>;
  /** The teacher's corrections of failed attempts. */
  refineAttempts(input: AskInput): Promise<Asked[]>;
  /** Unpacks replies and executes the programs in them against their tasks' tests. */
  executePrograms(input: { run: string; programs: ProgramRef[] }): Promise<Executed[]>;
  /** Writes the trajectories of tasks that are done; writing one twice changes nothing. */
  recordTrajectories(input: { run: string; tasks: TaskProgress[] }): Promise<void>;
}

export interface ShardList {
  shards: number[];
  /** Blocks that a shard keeps open. */
  window: number;
  /** Unfinished blocks, and figures of this moment for the table of progress; of an evaluation, `tasks` are its samples. */
  blocks: number;
  tasks: number;
  tally: Ended;
}

export interface CheckedTasks {
  rules: StageRules;
  /** Names for people: they stand in the summaries of activities. */
  models: Record<Role, string>;
  tasks: TaskProgress[];
}

/** One program of one task. */
export interface ProgramRef {
  number: number;
  kind: ProgramKind;
  index: number;
  /** The journalled call that holds the reply. */
  call: string;
}

export type Executed = Omit<ProgramRef, 'call'> &
  ({ status: Status; preview: string } | { status: null; failure: Failure });
