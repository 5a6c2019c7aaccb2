import { blocksPerShard, blockWindow } from '../domain/block.ts';
import { modelsOf } from '../domain/plan.ts';
import type { Store } from '../store/port.ts';
import type { Activities } from './contract.ts';
import { runOf } from './run-of.ts';

export function listShards(store: Store): Activities['listShards'] {
  return async ({ run }) => {
    const record = await runOf(store, run);
    const progress = await store.runs.progress(run);
    const stopped = record.state === 'cancelled';
    const blocks = stopped ? [] : await store.tasks.openBlocks(run);
    const shards = new Set(blocks.map(({ number }) => Math.floor(number / blocksPerShard)));
    const slots = modelsOf(record.plan).reduce((sum, { concurrency }) => sum + concurrency, 0);
    return {
      shards: [...shards],
      window: blockWindow(slots, record.tasksPerWorkflow, shards.size),
      blocks: blocks.length,
      tasks: record.tasks,
      tally: progress.samples ?? progress.outcomes,
    };
  };
}
