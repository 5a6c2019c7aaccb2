import type { Block } from '../domain/block.ts';
import { queueBase } from './task-queues.ts';

/** Id of a run's `collectDataset` or `evaluateBenchmark`; `home` is null on the embedded server. */
export function datasetId(home: string | null, run: string): string {
  return `${queueBase(home)}/${run}`;
}

/** Id of a run's `collectShard` or `evaluateShard` number `shard`, from 0. */
export function shardId(home: string | null, run: string, shard: number): string {
  return `${datasetId(home, run)}/shard/${shard}`;
}

/** Id of the `distillTasks` that walks a block. A block never changes, so neither does its id. */
export function tasksId(home: string | null, run: string, block: Block): string {
  return `${datasetId(home, run)}/tasks/${block.from}-${block.to}`;
}

/** Id of the `evaluateSamples` that walks a block. */
export function samplesId(home: string | null, run: string, block: Block): string {
  return `${datasetId(home, run)}/samples/${block.from}-${block.to}`;
}
