import { defineSearchAttributeKey } from '@temporalio/common';

/** What the list of workflows can be searched by. A value may have 2 KB; children inherit none of them. */
export const searchAttributes = {
  /** The run's name. */
  run: defineSearchAttributeKey('PersdRun', 'KEYWORD'),
  /** `dataset` or `benchmark`, `shard`, `tasks` or `samples`. */
  kind: defineSearchAttributeKey('PersdKind', 'KEYWORD'),
  /** The task's id; only where a block holds one task. */
  task: defineSearchAttributeKey('PersdTask', 'KEYWORD'),
  /** The outcomes in a block, of its tasks or samples, each once. */
  outcome: defineSearchAttributeKey('PersdOutcome', 'KEYWORD_LIST'),
  /** How many tasks of a block ended so. */
  refined: defineSearchAttributeKey('PersdRefined', 'INT'),
  abandoned: defineSearchAttributeKey('PersdAbandoned', 'INT'),
};

/** Each attribute's name with its type as the server's command line writes it. */
export const searchAttributeTypes: Record<string, 'Keyword' | 'KeywordList' | 'Int'> = {
  [searchAttributes.run.name]: 'Keyword',
  [searchAttributes.kind.name]: 'Keyword',
  [searchAttributes.task.name]: 'Keyword',
  [searchAttributes.outcome.name]: 'KeywordList',
  [searchAttributes.refined.name]: 'Int',
  [searchAttributes.abandoned.name]: 'Int',
};
