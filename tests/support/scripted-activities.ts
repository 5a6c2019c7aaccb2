import type { Asked, AskInput, Executed, RunActivities, TaskActivities } from '../../activities/contract.ts';
import type { Block } from '../../domain/block.ts';
import { tallyOf } from '../../domain/tally.ts';
import { outcomeOf, type StageRules, type TaskProgress } from '../../domain/stage.ts';
import type { Status } from '../../domain/execution.ts';
import type { Outcome } from '../../domain/trajectory.ts';

/** What becomes of a task's programs, in order: the attempt, then each refinement. A function may answer a call with anything. */
export interface Script {
  tasks: Record<string, Status[]>;
  rules?: Partial<StageRules>;
  /** Answers one call in place of a plain reply; null: reply. */
  asked?: (activity: string, call: { number: number; index: number }, input: AskInput) => Asked | null;
  /** Blocks of the run, by number; one for each task by default. */
  blocks?: Block[];
}

/** Activities that remember what they were asked and throw past their script. They stand at the seam, where the product puts real ones. */
export class ScriptedActivities implements RunActivities, TaskActivities {
  readonly heard: { activity: string; input: unknown }[] = [];
  readonly outcomes = new Map<string, Outcome>();
  paused = false;
  private readonly script: Script;
  private readonly ids: string[];

  constructor(script: Script) {
    this.script = script;
    this.ids = Object.keys(script.tasks);
  }

  /** Inputs that an activity was given, in order. */
  inputs(activity: keyof (RunActivities & TaskActivities)): unknown[] {
    return this.heard.filter((one) => one.activity === activity).map((one) => one.input);
  }

  listShards = async (input: { run: string }) => {
    this.hear('listShards', input);
    const blocks = this.openBlocks();
    return {
      shards: blocks.length > 0 ? [0] : [],
      window: 4,
      blocks: blocks.length,
      tasks: this.ids.length,
      tally: tallyOf([...this.outcomes.values()]),
    };
  };

  listBlocks = async (input: { run: string; shard: number }) => {
    this.hear('listBlocks', input);
    return this.openBlocks();
  };

  checkTasks = async (input: { run: string; block: Block }) => {
    this.hear('checkTasks', input);
    const tasks = this.unfinished(input.block).map(
      (number): TaskProgress => ({ number, id: this.id(number), gold: 'passed', steps: [], failure: null }),
    );
    const rules = { attempts: 1, refinements: 2, gold: 'task', goldFor: 'failed', ...this.script.rules } as const;
    return { rules, models: { student: 'scripted-student', teacher: 'scripted-teacher' }, tasks };
  };

  proposeAttempts = (input: AskInput) => this.ask('proposeAttempts', input);
  proposeGold = (input: AskInput) => this.ask('proposeGold', input);
  refineAttempts = (input: AskInput) => this.ask('refineAttempts', input);

  executePrograms = async (input: Parameters<TaskActivities['executePrograms']>[0]) => {
    this.hear('executePrograms', input);
    return input.programs.map(({ number, kind, index }): Executed => {
      const verdicts = this.script.tasks[this.id(number)] ?? [];
      const status = verdicts[kind === 'attempt' ? 0 : 1 + index];
      if (status === undefined)
        throw new Error(`${this.id(number)} has ${verdicts.length} verdicts, and one more was asked for`);
      return { number, kind, index, status, preview: '' };
    });
  };

  recordTrajectories = async (input: { run: string; tasks: TaskProgress[] }) => {
    this.hear('recordTrajectories', input);
    for (const task of input.tasks) this.outcomes.set(task.id, outcomeOf(task));
  };

  setPaused = async (input: { run: string; paused: boolean }) => {
    this.hear('setPaused', input);
    this.paused = input.paused;
  };

  finishRun = async (input: { run: string }) => this.hear('finishRun', input);

  private hear(activity: keyof (RunActivities & TaskActivities), input: unknown): void {
    this.heard.push({ activity, input });
  }

  private async ask(activity: 'proposeAttempts' | 'proposeGold' | 'refineAttempts', input: AskInput): Promise<Asked[]> {
    this.hear(activity, input);
    return input.calls.map(
      (call) =>
        this.script.asked?.(activity, call, input) ?? {
          ...call,
          state: 'replied',
          call: `${activity}/${call.number}/${call.index}`,
          preview: '',
        },
    );
  }

  private openBlocks(): Block[] {
    const blocks = this.script.blocks ?? this.ids.map((_, number) => ({ from: number, to: number }));
    return blocks.filter((block) => this.unfinished(block).length > 0);
  }

  private unfinished({ from, to }: Block): number[] {
    return this.ids
      .map((_, number) => number)
      .filter((number) => number >= from && number <= to && !this.outcomes.has(this.id(number)));
  }

  private id(number: number): string {
    const id = this.ids[number];
    if (id === undefined) throw new Error(`there are ${this.ids.length} tasks, and number ${number} was asked for`);
    return id;
  }
}
