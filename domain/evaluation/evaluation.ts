/**
 * What an evaluation is, whoever made it: a model that was asked, or samples that somebody recorded. It is all that scores,
 * comparisons and reports are made of. `summary.ts` sums it up, `comparison.ts` sets two of them side by side.
 */
import type { Cause, Status } from '../execution.ts';

/**
 * How an answer was made into a program: after the task's prompt (its helpers and imports stay), as it stands, or taken out of whatever
 * is around it, fences, prose and code that only runs when it is loaded.
 */
export const assemblies = ['prompt', 'alone', 'extract'] as const;
export type Assembly = (typeof assemblies)[number];

/** What became of one sample after one step. */
export interface SampleResult {
  /** As the benchmark names its task. */
  task: string;
  /** Among the samples of its task, from 0. */
  sample: number;
  /** 1: the first answer; 2: the answer after feedback on it; and so on. */
  step: number;
  status: Status;
  /** Null when it passed. */
  cause: Cause | null;
  /** On the tests beyond the benchmark's own, such as EvalPlus's further inputs; null where there are none or the base failed. */
  further: Status | null;
  /** The model stopped because it ran out of `maxTokens`. */
  truncated: boolean;
  /** The answer held a program. */
  extracted: boolean;
  /** Characters of the program that was answered, without what was put before it. */
  length: number;
}

/** How a model was asked. */
export interface Asked {
  model: string;
  /** `completions` or `chat`. */
  endpoint: string;
  /** In whose words: the benchmark's own prompt, ours, or a prompt file; older results do not say. */
  wording?: 'benchmark' | 'persd' | 'file' | undefined;
  /** Those words by their hash. */
  prompt: string;
}

/** One benchmark, taken by one model or read from recorded samples. */
export interface Evaluation {
  /** The form of this record; readers refuse a number that they do not know. */
  schema: 1;
  /** The run's name, or that of the samples' file. */
  name: string;
  /** As a plan names it, such as `humaneval`. */
  benchmark: string;
  /** SHA-256 of the benchmark's file, unpacked. */
  digest: string;
  /** The benchmark has tests beyond its own, so that there is a stricter score, too. */
  further: boolean;
  assembly: Assembly;
  /** How the model was asked; null for recorded samples. */
  asked: Asked | null;
  steps: number;
  k: number[];
  /** Every task of the benchmark that was to be answered, in the order of its file. */
  tasks: string[];
  /** In the order of tasks, samples and steps. A sample that was not asked again has no result for later steps: its last one counts. */
  results: SampleResult[];
}
