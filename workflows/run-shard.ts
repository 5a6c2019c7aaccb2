import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  executeChild,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Block } from '../domain/block.ts';
import { addTallies, type Ended } from '../domain/tally.ts';
import { progressedSignal, resumeSignal } from '../temporal-config/messages.ts';
import { searchAttributes } from '../temporal-config/search-attributes.ts';
import { storeActivities } from './activities.ts';
import type { distillTasks } from './distill-tasks.ts';
import type { Family } from './family.ts';
import type { Place } from '../temporal-config/place.ts';
import { signalAll } from './signal-all.ts';
import { inWindow } from './window.ts';

export interface ShardInput {
  run: string;
  shard: number;
  place: Place;
  /** Blocks kept open at once. */
  window: number;
  /** Blocks after which the dataset is told how far this shard is. */
  tellEvery: number;
}

/** Runs one shard's unfinished blocks, a window of them open at a time. */
export async function runShard(input: ShardInput, family: Family): Promise<Ended> {
  const { run, shard, place, window } = input;
  const open = new Set<string>();
  setHandler(resumeSignal, () => signalAll(open, resumeSignal));
  const blocks = await storeActivities(place).listBlocks.executeWithOptions({ summary: `blocks of shard ${shard}` }, [
    { run, shard },
  ]);
  const progress = new Progress(input);
  await inWindow(blocks, window, async (block) => {
    const id = family.blockId(place.home, run, block);
    open.add(id);
    try {
      await progress.add(await runBlock(input, family, block, id));
    } finally {
      open.delete(id);
    }
  });
  await progress.tell();
  return progress.tally;
}

/** A block that fails leaves its tasks unfinished, and the dataset starts it again; it never takes the shard with it. */
async function runBlock(
  { run, place }: ShardInput,
  { block: type, noun }: Family,
  block: Block,
  workflowId: string,
): Promise<Ended> {
  for (;;) {
    try {
      return await executeChild<typeof distillTasks>(type, {
        workflowId,
        args: [{ run, block, place }],
        staticSummary:
          block.from === block.to ? `${noun.slice(0, -1)} ${block.from}` : `${noun} ${block.from} to ${block.to}`,
        parentClosePolicy: 'REQUEST_CANCEL',
        cancellationType: 'WAIT_CANCELLATION_COMPLETED',
        // The store says what is left, not Temporal.
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        ...(place.attributes && {
          typedSearchAttributes: [
            { key: searchAttributes.run, value: run },
            { key: searchAttributes.kind, value: noun },
          ],
        }),
      });
    } catch (error) {
      if (isCancellation(error)) throw error;
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
        log.error('a block failed; what it has not finished is started again', { workflowId, error: String(error) });
        return {};
      }
      // Its predecessor is still closing.
      await sleep('2 seconds', { summary: 'waiting for the block before it to close' });
    }
  }
}

/** Tells the dataset how far the shard is, seldom enough that the dataset's history stays short. */
class Progress {
  tally: Ended = {};
  private untold = 0;
  private readonly input: ShardInput;

  constructor(input: ShardInput) {
    this.input = input;
  }

  async add(tally: Ended): Promise<void> {
    this.tally = addTallies(this.tally, tally);
    this.untold += 1;
    if (this.untold >= this.input.tellEvery) await this.tell();
  }

  async tell(): Promise<void> {
    const { parent } = workflowInfo();
    if (this.untold === 0 || parent === undefined) return;
    this.untold = 0;
    await getExternalWorkflowHandle(parent.workflowId)
      .signal(progressedSignal, { shard: this.input.shard, tally: this.tally })
      .catch((error: unknown) => log.warn('the dataset did not hear of progress', { error: String(error) }));
  }
}
