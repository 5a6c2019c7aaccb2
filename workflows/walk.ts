import { condition } from '@temporalio/workflow';

/** What a stage did with its group. */
export interface Turn<Item> {
  /** Somebody has not got what it asked for; all but the held ones are ready to ask again at once. */
  pending: boolean;
  /** Those that must wait, and for how many milliseconds. */
  held: Item[];
  waitMs: number;
}

/** What a stage did that waits for nobody. */
export const nothingHeld: Turn<never> = { pending: false, held: [], waitMs: 0 };

/** Runs one stage for a group and notes in each of it what came of it. `lastWaitMs` is how long the group waited before. */
export type RunStage<Item, Stage> = (stage: Stage, group: Item[], lastWaitMs: number) => Promise<Turn<Item>>;

/**
 * Walks tasks, or samples of them, through their stages until each is recorded; a decision table says which stage is next. The stages
 * of one turn run side by side, and each group goes on as soon as its own activity returns, so that one slow call never holds back the
 * others.
 */
export class Walk<Item, Stage extends string> {
  private readonly ready: Set<Item>;
  private readonly running = new Set<Promise<void>>();
  private readonly lastWaitMs = new Map<Item, number>();
  private done: Item[] = [];
  private wakeUps = 0;
  private readonly nextStage: (item: Item) => Stage | 'record';
  private readonly runStage: RunStage<Item, Stage | 'record'>;

  constructor(items: Item[], nextStage: (item: Item) => Stage | 'record', runStage: RunStage<Item, Stage | 'record'>) {
    this.ready = new Set(items);
    this.nextStage = nextStage;
    this.runStage = runStage;
  }

  /** Cuts every wait short: what was held may be free. */
  wake(): void {
    this.wakeUps += 1;
  }

  /** Everything is recorded. */
  get finished(): boolean {
    return this.ready.size === 0;
  }

  /** Ends when everything is recorded, or, once `leave` says so, when nothing runs any more; what is done is recorded. */
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
      for (const item of group) this.ready.delete(item);
      if (stage === 'record') this.done.push(...group);
      else this.track(this.turn(stage, group));
    }
  }

  private groups(): Map<Stage | 'record', Item[]> {
    const groups = new Map<Stage | 'record', Item[]>();
    for (const item of this.ready) {
      const stage = this.nextStage(item);
      groups.set(stage, [...(groups.get(stage) ?? []), item]);
    }
    return groups;
  }

  private track(turn: Promise<void>): void {
    const tracked: Promise<void> = turn.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private async turn(stage: Stage, group: Item[]): Promise<void> {
    const last = Math.max(0, ...group.map((item) => this.lastWaitMs.get(item) ?? 0));
    // Counted from before the stage began: what frees a call may come while its stage still runs.
    const seen = this.wakeUps;
    const { pending, held, waitMs } = await this.runStage(stage, group, last);
    for (const item of group) {
      this.lastWaitMs.delete(item);
      if (!held.includes(item)) this.ready.add(item);
    }
    if (held.length > 0) this.track(this.hold(held, waitMs, seen));
    // Somebody is slow, so what the others have reached is written down meanwhile.
    if (pending) this.track(this.record());
  }

  private async hold(held: Item[], waitMs: number, seen: number): Promise<void> {
    await condition(() => this.wakeUps !== seen, waitMs);
    for (const item of held) {
      this.lastWaitMs.set(item, waitMs);
      this.ready.add(item);
    }
  }

  private async record(): Promise<void> {
    const group = this.done;
    if (group.length === 0) return;
    this.done = [];
    await this.runStage('record', group, 0);
  }
}
