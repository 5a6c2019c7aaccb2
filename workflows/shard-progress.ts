import { getExternalWorkflowHandle, log, workflowInfo } from '@temporalio/workflow';
import { addTallies, type Ended } from '../domain/tally.ts';
import { progressedSignal } from '../temporal-config/messages.ts';

/** Tells the dataset how far a shard is, once in `tellEvery` blocks, so that the dataset's history stays short. */
export class ShardProgress {
  tally: Ended = {};
  private untold = 0;
  private readonly shard: number;
  private readonly tellEvery: number;

  constructor(shard: number, tellEvery: number) {
    this.shard = shard;
    this.tellEvery = tellEvery;
  }

  /** Answers whether it was told. */
  async add(tally: Ended): Promise<boolean> {
    this.tally = addTallies(this.tally, tally);
    this.untold += 1;
    if (this.untold < this.tellEvery) return false;
    await this.tell();
    return true;
  }

  async tell(): Promise<void> {
    const { parent } = workflowInfo();
    if (this.untold === 0 || parent === undefined) return;
    this.untold = 0;
    await getExternalWorkflowHandle(parent.workflowId)
      .signal(progressedSignal, { shard: this.shard, tally: this.tally })
      .catch((error: unknown) => log.warn('the dataset did not hear of progress', { error: String(error) }));
  }
}
