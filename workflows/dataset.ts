import { executeChild, isCancellation, log, setCurrentDetails } from '@temporalio/workflow';
import type { ShardList } from '../activities/contract.ts';
import { addTallies, type Ended } from '../domain/tally.ts';
import { resumeSignal } from '../temporal-config/messages.ts';
import { searchAttributes } from '../temporal-config/search-attributes.ts';
import { shardId } from '../temporal-config/workflow-ids.ts';
import type { collectShard } from './collect-shard.ts';
import type { Family } from './family.ts';
import type { Place } from '../temporal-config/place.ts';
import { progressTable } from './progress-table.ts';
import { signalAll } from './signal-all.ts';

export interface DatasetInput {
  run: string;
  place: Place;
}

/** Messages from shards to their dataset in one round: one for each hundredth of the blocks keeps the history short. */
const tellings = 100;

/** What the root of a run knows: its open shards, and how far they are. */
export class Dataset {
  tasks = 0;
  private blocks = 0;
  private window = 0;
  /** Outcomes before this round, and those that each shard has told since. */
  private before: Ended = {};
  private told = new Map<number, Ended>();
  private readonly open = new Set<string>();
  private readonly input: DatasetInput;
  private readonly family: Family;

  constructor(input: DatasetInput, family: Family) {
    this.input = input;
    this.family = family;
  }

  get tally(): Ended {
    return [...this.told.values()].reduce(addTallies, this.before);
  }

  begin(list: ShardList): void {
    this.tasks = list.tasks;
    this.blocks = list.blocks;
    this.window = list.window;
    this.before = list.tally;
    this.told = new Map();
    this.show();
  }

  heard(shard: number, tally: Ended): void {
    this.told.set(shard, tally);
    this.show();
  }

  /** Cuts the waits of every open block short. */
  resume(): Promise<void> {
    return signalAll(this.open, resumeSignal);
  }

  /** A shard that fails leaves its tasks unfinished; the next round starts it again. */
  async runShard(shard: number): Promise<void> {
    const { run, place } = this.input;
    const workflowId = shardId(place.home, run, shard);
    this.open.add(workflowId);
    try {
      this.heard(
        shard,
        await executeChild<typeof collectShard>(this.family.shard, { workflowId, ...this.shardOptions(shard, place) }),
      );
    } catch (error) {
      if (isCancellation(error)) throw error;
      log.error('a shard failed; its unfinished tasks are started again', { workflowId, error: String(error) });
    } finally {
      this.open.delete(workflowId);
    }
  }

  private shardOptions(shard: number, place: Place) {
    const { run } = this.input;
    const tellEvery = Math.ceil(this.blocks / tellings);
    return {
      args: [{ run, shard, place, window: this.window, tellEvery }] as Parameters<typeof collectShard>,
      staticSummary: `shard ${shard}`,
      parentClosePolicy: 'REQUEST_CANCEL',
      cancellationType: 'WAIT_CANCELLATION_COMPLETED',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      ...(place.attributes && {
        typedSearchAttributes: [
          { key: searchAttributes.run, value: run },
          { key: searchAttributes.kind, value: 'shard' },
        ],
      }),
    } as const;
  }

  private show(): void {
    setCurrentDetails(progressTable(this.family.kind, this.tasks, this.tally));
  }
}
