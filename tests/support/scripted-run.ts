import type { Asked, AskInput, RunActivities } from '../../activities/contract.ts';
import type { Block } from '../../domain/block.ts';
import type { Ended } from '../../domain/tally.ts';

/** Activities that a run of either kind has, which remember what they were asked. They stand at the seam, where the product puts real ones. */
export abstract class ScriptedRun<Activity extends string> implements RunActivities {
  readonly heard: { activity: string; input: unknown }[] = [];
  paused = false;
  /** Blocks that may be open at once. */
  private readonly window: number;
  private readonly answers: Answers | undefined;

  constructor(window: number, answers: Answers | undefined) {
    this.window = window;
    this.answers = answers;
  }

  /** How many numbers the run has, and in which blocks; which of them are done, and what they came to. */
  protected abstract size(): number;
  protected abstract blocks(): Block[];
  protected abstract isDone(number: number): boolean;
  protected abstract tally(): Ended;

  /** Inputs that an activity was given, in order. */
  inputs(activity: Activity | keyof RunActivities): unknown[] {
    return this.heard.filter((one) => one.activity === activity).map((one) => one.input);
  }

  listShards = async (input: { run: string }) => {
    this.hear('listShards', input);
    const blocks = this.openBlocks();
    const shards = blocks.length > 0 ? [0] : [];
    return { shards, window: this.window, blocks: blocks.length, tasks: this.size(), tally: this.tally() };
  };

  listBlocks = async (input: { run: string; shard: number }) => {
    this.hear('listBlocks', input);
    return this.openBlocks();
  };

  setPaused = async (input: { run: string; paused: boolean }) => {
    this.hear('setPaused', input);
    this.paused = input.paused;
  };

  finishRun = async (input: { run: string }) => this.hear('finishRun', input);

  protected hear(activity: Activity | keyof RunActivities, input: unknown): void {
    this.heard.push({ activity, input });
  }

  protected async ask(activity: Activity, input: AskInput): Promise<Asked[]> {
    this.hear(activity, input);
    return input.calls.map((call): Asked => {
      const key = `${activity}/${call.number}/${call.index}`;
      return this.answers?.(activity, call, input) ?? { ...call, state: 'replied', call: key, preview: '' };
    });
  }

  protected unfinished({ from, to }: Block): number[] {
    const numbers = Array.from({ length: this.size() }, (_, number) => number);
    return numbers.filter((number) => number >= from && number <= to && !this.isDone(number));
  }

  private openBlocks(): Block[] {
    return this.blocks().filter((block) => this.unfinished(block).length > 0);
  }
}

/** Answers one call in place of a plain reply; null: reply. */
export type Answers = (activity: string, call: { number: number; index: number }, input: AskInput) => Asked | null;
