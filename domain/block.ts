import type { RunPlan } from './plan.ts';

/** A range of a run's task numbers, both ends included. */
export interface Block {
  from: number;
  to: number;
}

/** Blocks that one shard may own: few enough that its history never needs to be continued. */
export const blocksPerShard = 400;

/**
 * Cuts `tasks` numbers into fixed blocks. The first `pilot` numbers are blocks of their own, so that a pilot ends where a block ends.
 * The cut is stored with a run and never changes.
 */
export function cutBlocks(tasks: number, size: number, pilot: number): Block[] {
  return [...cutRange(0, pilot, size), ...cutRange(pilot, tasks, size)];
}

/** Blocks of the numbers from `start` up to `end`, which is not one of them. */
export function cutRange(start: number, end: number, size: number): Block[] {
  const blocks: Block[] = [];
  for (let from = start; from < end; from += size) blocks.push({ from, to: Math.min(from + size, end) - 1 });
  return blocks;
}

/**
 * Tasks in one workflow where the plan says `auto`: one a workflow is a timeline anyone can read; many cost a twentieth. Nobody
 * reads a timeline of one sample.
 */
export function blockSize(kind: RunPlan['kind'], planned: number, tasks: number): number {
  if (planned > 0) return planned;
  if (kind === 'evaluate') return 50;
  return tasks <= 200 ? 1 : 25;
}

/** Shards that run at once: the next one fills the slots that the tail of this one leaves. */
export const openShards = 2;

/** Blocks that each of `shards` keeps open, for `slots` model calls at once: five tasks a slot keep every slot busy. */
export function blockWindow(slots: number, size: number, shards: number): number {
  const sharing = Math.max(1, Math.min(openShards, shards));
  return Math.max(2, Math.min(blocksPerShard, Math.ceil((slots * 5) / size / sharing)));
}
