import { scoreRecorded } from '../../client/evaluate/score-samples.ts';
import type { Benchmark } from '../../domain/benchmarks/benchmark.ts';
import type { Assembly } from '../../domain/evaluation/evaluation.ts';
import { openSandbox } from '../../sandbox/open.ts';
import { cacheFolder } from '../../temporal-config/server/cache.ts';
import type { ScoredFiles, Scores } from './scores.ts';

/** What the product is to score, and how. */
export interface OwnScoring {
  benchmark: Benchmark;
  assembly: Assembly;
  files: ScoredFiles;
  /** The tasks of the samples: no other is read. */
  tasks: string[];
  slots: number;
  guest: 'wasm' | 'native';
}

/** The product's own scores; whatever comes before the first program is reading: the benchmark, its tests, what its gold programs answer. */
export async function ourScores({ benchmark, assembly, files, tasks, slots, guest }: OwnScoring): Promise<Scores> {
  const path = files.tasks;
  const sandbox = await openSandbox({ cache: cacheFolder(), slots });
  try {
    const began = performance.now();
    const { evaluation, seconds } = await scoreRecorded(
      {
        samples: files.samples,
        source: { benchmark, path, name: path, split: null, ids: null, limit: null, only: tasks },
        assembly,
        k: [1],
        exclude: null,
        out: null,
        skipBad: false,
        conditions: { limits: { cpuMs: 6000, memoryMb: 256 }, python: guest },
      },
      sandbox,
    );
    const reading = (performance.now() - began) / 1000 - seconds;
    const verdicts = evaluation.results.map(({ task, status, further }) => {
      const both = evaluation.further ? further === 'passed' : null;
      return [task, { base: status === 'passed', further: both }] as const;
    });
    return { name: `persd (${guest})`, reading, seconds, verdicts: Object.fromEntries(verdicts) };
  } finally {
    await sandbox.close();
  }
}
