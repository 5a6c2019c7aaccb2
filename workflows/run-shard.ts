import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { type ChildWorkflowOptions, executeChild, isCancellation, log, setHandler, sleep } from '@temporalio/workflow';
import type { Block } from '../domain/block.ts';
import type { Ended } from '../domain/tally.ts';
import { resumeSignal } from '../temporal-config/messages.ts';
import type { Place } from '../temporal-config/place.ts';
import { searchAttributes } from '../temporal-config/search-attributes.ts';
import { storeActivities } from './activities.ts';
import type { distillTasks } from './distill-tasks.ts';
import type { Family } from './family.ts';
import { ShardProgress } from './shard-progress.ts';
import { signalAll } from './signal-all.ts';
import { inWindow } from './window.ts';

export interface ShardInput {
  run: string;
  shard: number;
  place: Place;
  /** Blocks kept open at once, to begin with. */
  window: number;
  /** Blocks after which the dataset is told how far this shard is, and the window is asked for again. */
  tellEvery: number;
}

/** Runs one shard's unfinished blocks, a window of them open at a time. */
export async function runShard(input: ShardInput, family: Family): Promise<Ended> {
  const { run, shard, place, tellEvery } = input;
  const open = new Set<string>();
  setHandler(resumeSignal, () => signalAll(open, resumeSignal));
  const blocks = await storeActivities(place).listBlocks.executeWithOptions({ summary: `blocks of shard ${shard}` }, [
    { run, shard },
  ]);
  const progress = new ShardProgress(shard, tellEvery);
  const window = { size: input.window };
  const left = new Set(blocks);
  await inWindow(blocks, window, async (block) => {
    const id = family.blockId(place.home, run, block);
    open.add(id);
    left.delete(block);
    try {
      const told = await progress.add(await runBlock(input, family, block, id));
      if (told && left.size > 0) window.size = await windowNow(input);
    } finally {
      open.delete(id);
    }
  });
  await progress.tell();
  return progress.tally;
}

/** People change how many calls a run makes at once. */
async function windowNow({ run, place }: ShardInput): Promise<number> {
  const summary = 'how many blocks to keep open';
  return (await storeActivities(place).listShards.executeWithOptions({ summary }, [{ run }])).window;
}

/** A block that fails leaves its tasks unfinished, and the dataset starts it again; it never takes the shard with it. */
async function runBlock(input: ShardInput, family: Family, block: Block, workflowId: string): Promise<Ended> {
  const args: Parameters<typeof distillTasks> = [{ run: input.run, block, place: input.place }];
  for (;;) {
    try {
      return await executeChild<typeof distillTasks>(family.block, {
        workflowId,
        args,
        ...optionsOf(input, family, block),
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

function optionsOf({ run, place }: ShardInput, { noun }: Family, { from, to }: Block): ChildWorkflowOptions {
  return {
    staticSummary: from === to ? `${noun.slice(0, -1)} ${from}` : `${noun} ${from} to ${to}`,
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
  };
}
