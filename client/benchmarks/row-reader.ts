import type { Benchmark } from '../../domain/benchmarks/benchmark.ts';
import { readAppsRow } from '../../domain/benchmarks/apps.ts';
import { readEvalPlusRow } from '../../domain/benchmarks/evalplus.ts';
import { readHumanEvalRow } from '../../domain/benchmarks/humaneval.ts';
import { readLiveCodeBenchRow } from '../../domain/benchmarks/livecodebench.ts';
import { readMbppRow } from '../../domain/benchmarks/mbpp.ts';
import { readMultiPlERow } from '../../domain/benchmarks/multipl-e.ts';
import type { RowReader } from '../../domain/benchmarks/raw.ts';

/** How the rows of each benchmark are read. */
export const rowReaders: Record<Benchmark, RowReader> = {
  humaneval: readHumanEvalRow,
  mbpp: readMbppRow,
  evalplus: readEvalPlusRow,
  'multipl-e': readMultiPlERow,
  apps: readAppsRow,
  livecodebench: readLiveCodeBenchRow,
};
