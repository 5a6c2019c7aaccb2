import { blocksPerShard } from '../domain/block.ts';
import type { Store } from '../store/port.ts';
import type { Activities } from './contract.ts';

export function listBlocks(store: Store): Activities['listBlocks'] {
  return async ({ run, shard }) => {
    const blocks = await store.tasks.openBlocks(run);
    return blocks.filter(({ number }) => Math.floor(number / blocksPerShard) === shard).map(({ block }) => block);
  };
}
