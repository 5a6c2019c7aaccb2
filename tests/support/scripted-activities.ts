import type { AskInput, Executed, TaskActivities } from '../../activities/contract.ts';
import type { Block } from '../../domain/block.ts';
import { type Ended, tallyOf } from '../../domain/tally.ts';
import { outcomeOf, type StageRules, type TaskProgress } from '../../domain/stage.ts';
import type { Status } from '../../domain/execution.ts';
import type { Outcome } from '../../domain/trajectory.ts';
import { type Answers, ScriptedRun } from './scripted-run.ts';

/** What becomes of a task's programs, in order: the attempt, then each refinement. A function may answer a call with anything. */
export interface Script {
  tasks: Record<string, Status[]>;
  rules?: Partial<StageRules>;
  asked?: Answers;
  /** Blocks of the run, by number; one for each task by default. */
  blocks?: Block[];
}

/** Activities of a collection that remember what they were asked and throw past their script. */
export class ScriptedActivities extends ScriptedRun<keyof TaskActivities> implements TaskActivities {
  readonly outcomes = new Map<string, Outcome>();
  private readonly script: Script;
  private readonly ids: string[];

  constructor(script: Script) {
    super(4, script.asked);
    this.script = script;
    this.ids = Object.keys(script.tasks);
  }

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

  protected size(): number {
    return this.ids.length;
  }

  protected blocks(): Block[] {
    return this.script.blocks ?? this.ids.map((_, number) => ({ from: number, to: number }));
  }

  protected isDone(number: number): boolean {
    return this.outcomes.has(this.id(number));
  }

  protected tally(): Ended {
    return tallyOf([...this.outcomes.values()]);
  }

  private id(number: number): string {
    const id = this.ids[number];
    if (id === undefined) throw new Error(`there are ${this.ids.length} tasks, and number ${number} was asked for`);
    return id;
  }
}
