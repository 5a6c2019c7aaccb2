import { condition } from '@temporalio/workflow';
import { nextStage, type Stage, type StageRules, type TaskProgress } from '../domain/stage.ts';

/** What a stage did with its group. */
export interface Turn {
  /** Some task has not got what it asked for; all but the held ones are ready to ask again at once. */
  pending: boolean;
  /** Tasks that must wait, and for how many milliseconds. */
  held: TaskProgress[];
  waitMs: number;
}

/** Runs one stage for a group of tasks and notes in each what came of it. `lastWaitMs` is how long the group waited before. */
export type RunStage = (stage: Stage, group: TaskProgress[], lastWaitMs: number) => Promise<Turn>;

/**
 * Walks tasks through the loop until each is recorded. The stages of one turn run side by side, and each group goes on as soon as
 * its own activity returns, so that one slow call never holds back the others.
 */
export class Walk {
  private readonly ready: Set<TaskProgress>;
  private readonly running = new Set<Promise<void>>();
  private readonly lastWaitMs = new Map<TaskProgress, number>();
  private done: TaskProgress[] = [];
  private wakeUps = 0;
  private readonly rules: StageRules;
  private readonly runStage: RunStage;

  constructor(tasks: TaskProgress[], rules: StageRules, runStage: RunStage) {
    this.ready = new Set(tasks);
    this.rules = rules;
    this.runStage = runStage;
  }

  /** Cuts every wait short: what was held may be free. */
  wake(): void {
    this.wakeUps += 1;
  }

  /** Every task is recorded. */
  get finished(): boolean {
    return this.ready.size === 0;
  }

  /** Ends when every task is recorded, or, once `leave` says so, when nothing runs any more; what is done is recorded. */
  async run(leave: () => boolean): Promise<void> {
    for (;;) {
      this.begin(leave());
      if (this.running.size === 0) break;
      await Promise.race(this.running);
    }
    await this.record();
  }

  private begin(leaving: boolean): void {
    for (const [stage, group] of this.groups()) {
      if (leaving && stage !== 'record') continue;
      for (const task of group) this.ready.delete(task);
      if (stage === 'record') this.done.push(...group);
      else this.track(this.turn(stage, group));
    }
  }

  private groups(): Map<Stage, TaskProgress[]> {
    const groups = new Map<Stage, TaskProgress[]>();
    for (const task of this.ready) {
      const stage = nextStage(task, this.rules);
      groups.set(stage, [...(groups.get(stage) ?? []), task]);
    }
    return groups;
  }

  private track(turn: Promise<void>): void {
    const tracked: Promise<void> = turn.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private async turn(stage: Stage, group: TaskProgress[]): Promise<void> {
    const last = Math.max(0, ...group.map((task) => this.lastWaitMs.get(task) ?? 0));
    // Counted from before the stage began: what frees a call may come while its stage still runs.
    const seen = this.wakeUps;
    const { pending, held, waitMs } = await this.runStage(stage, group, last);
    for (const task of group) {
      this.lastWaitMs.delete(task);
      if (!held.includes(task)) this.ready.add(task);
    }
    if (held.length > 0) this.track(this.hold(held, waitMs, seen));
    // Somebody is slow, so what the others have reached is written down meanwhile.
    if (pending) this.track(this.record());
  }

  private async hold(held: TaskProgress[], waitMs: number, seen: number): Promise<void> {
    await condition(() => this.wakeUps !== seen, waitMs);
    for (const task of held) {
      this.lastWaitMs.set(task, waitMs);
      this.ready.add(task);
    }
  }

  private async record(): Promise<void> {
    const group = this.done;
    if (group.length === 0) return;
    this.done = [];
    await this.runStage('record', group, 0);
  }
}
