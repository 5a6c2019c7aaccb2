import type { Block } from '../domain/block.ts';
import type { CollectPlan, EvaluatePlan, RunPlan } from '../domain/plan.ts';
import type { CodingTask } from '../domain/task.ts';
import type { Progress } from './figures.ts';

/** `open` runs on or waits to be taken up again; `paused` sends nothing; `cancelled` and `done` are at rest. */
export type RunState = 'open' | 'paused' | 'cancelled' | 'done';

export interface NewRun<Plan extends RunPlan = RunPlan> {
  plan: Plan;
  /** In the order of their numbers; `position` is the order of the plan's file, from 0. */
  tasks: NewTask[];
  tasksPerWorkflow: number;
  blocks: Block[];
}

/** One thing for a run to walk: a task, or a sample of one. */
export interface NewTask {
  task: CodingTask;
  position: number;
  /** Of an evaluation: which of the samples of its task, from 0. */
  sample?: number;
}

export interface RunRecord<Plan extends RunPlan = RunPlan> {
  name: string;
  plan: Plan;
  state: RunState;
  /** Why it is paused, in a sentence; empty otherwise. */
  reason: string;
  tasks: number;
  tasksPerWorkflow: number;
  /** The last task number that may run, or null for all: what `--limit` and `--pilot` set. */
  bound: number | null;
  /** Hash of the workflow bundle under which its workflows were started, or null. */
  codeHash: string | null;
  /** It goes on with no command attached. */
  detached: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** A run that collects, and one that evaluates. */
export type Collection = RunRecord<CollectPlan>;
export type EvaluationRun = RunRecord<EvaluatePlan>;

type RunChange = Partial<Pick<RunRecord, 'plan' | 'state' | 'reason' | 'bound' | 'codeHash' | 'detached'>>;

export interface Runs {
  /** Writes the run, its tasks and its blocks in one transaction; throws when the name is taken. */
  create(run: NewRun): Promise<void>;
  /** Gives a run a new plan, and tasks and blocks behind the `from` tasks that it has, in one transaction; false where it has others by now. */
  grow(run: NewRun, from: number): Promise<boolean>;
  get(name: string): Promise<RunRecord | null>;
  list(): Promise<RunRecord[]>;
  /** Changes a run, by what it is at that moment or in spite of it; with `ifState`, only one that is in that state still. Answers whether it did. */
  update(name: string, change: RunChange | ((run: RunRecord) => RunChange), ifState?: RunState): Promise<boolean>;
  /** Makes `abandoned` tasks unfinished again and starts their calls' counts anew; returns how many. */
  reopenAbandoned(name: string): Promise<number>;
  /** Removes a run and all that belongs to it alone; journalled calls stay. */
  remove(name: string): Promise<void>;
  progress(name: string): Promise<Progress>;
}
