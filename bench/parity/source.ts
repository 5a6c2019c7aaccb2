import type { Benchmark, BenchmarkSource } from '../../domain/benchmarks/benchmark.ts';

/** A benchmark's file as a whole. */
export const sourceOf = (benchmark: Benchmark, path: string): BenchmarkSource => ({
  benchmark,
  path,
  name: path,
  split: null,
  ids: null,
  limit: null,
  only: null,
});
