import type { Ended } from '../domain/tally.ts';
import { families } from './family.ts';
import { runShard, type ShardInput } from './run-shard.ts';

/** One shard of a collection. */
export function collectShard(input: ShardInput): Promise<Ended> {
  return runShard(input, families.collect);
}
