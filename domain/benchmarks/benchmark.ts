/** The benchmarks that a model can be evaluated on, as plans and options name them. */
export const benchmarks = ['humaneval', 'mbpp', 'evalplus', 'multipl-e', 'apps', 'livecodebench'] as const;
export type Benchmark = (typeof benchmarks)[number];

/**
 * Which rows of MBPP: its test rows, 11 to 510; the 427 that were sanitised, by hand; or the 306 of these that the paper evaluates on.
 * Each of them can be taken from the whole file and from the sanitised one, whose texts and tests differ in places.
 */
export const mbppSplits = ['test', 'sanitised', 'paper'] as const;
export type MbppSplit = (typeof mbppSplits)[number];

/** A benchmark's file, and which of its rows are asked. */
export interface BenchmarkSource {
  benchmark: Benchmark;
  /** Where the file is. */
  path: string;
  /** What people call the file, in sentences. */
  name: string;
  /** MBPP only; null: `test`. */
  split: MbppSplit | null;
  /** First and last id of a range of numeric ids, both included. */
  ids: [number, number] | null;
  limit: number | null;
  /** These ids and no others, as the file writes them. */
  only: string[] | null;
}
