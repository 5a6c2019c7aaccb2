import type { Block } from '../domain/block.ts';
import type { RunPlan } from '../domain/plan.ts';
import { samplesId, tasksId } from '../temporal-config/workflow-ids.ts';

/** What tells the workflows of one kind of run from those of the other: a root, its shards, and what walks their blocks. */
export interface Family {
  kind: RunPlan['kind'];
  /** The types of workflows by name; those of one place take and return the same. */
  shard: 'collectShard' | 'evaluateShard';
  block: 'distillTasks' | 'evaluateSamples';
  blockId: (home: string | null, run: string, block: Block) => string;
  /** What is in a block: the value of `PersdKind`, and in summaries. */
  noun: 'tasks' | 'samples';
}

export const families: Record<RunPlan['kind'], Family> = {
  collect: { kind: 'collect', shard: 'collectShard', block: 'distillTasks', blockId: tasksId, noun: 'tasks' },
  evaluate: { kind: 'evaluate', shard: 'evaluateShard', block: 'evaluateSamples', blockId: samplesId, noun: 'samples' },
};
