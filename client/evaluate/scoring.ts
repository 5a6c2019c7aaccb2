import type { BenchmarkSource } from '../../domain/benchmarks/benchmark.ts';
import type { Assembly } from '../../domain/evaluation/evaluation.ts';
import type { SampleConditions } from '../../sandbox/run-sample.ts';
import type { Out } from './results/format.ts';

/** Recorded samples to score, and how. */
export interface Scoring {
  samples: string;
  source: BenchmarkSource;
  assembly: Assembly;
  k: number[];
  exclude: string | null;
  out: Out | null;
  /** Leave out rows that are no samples of the benchmark, where otherwise nothing is run. */
  skipBad: boolean;
  /** The same of the benchmark's own rows. */
  skipBadTasks?: boolean;
  conditions: SampleConditions;
}
