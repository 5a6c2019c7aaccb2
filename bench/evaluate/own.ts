import { scoreRecorded } from '../../client/evaluate/score-samples.ts';
import type { Benchmark } from '../../domain/benchmarks/benchmark.ts';
import { openSandbox } from '../../sandbox/open.ts';
import { cacheFolder } from '../../temporal-config/server/cache.ts';
import type { ScoredFiles, Scores } from './scores.ts';

/** The product's own scores; whatever comes before the first program is reading: the benchmark, its tests, what its gold programs answer. */
export async function ourScores(
  benchmark: Benchmark,
  { samples, tasks }: ScoredFiles,
  slots: number,
  python: 'wasm' | 'native',
): Promise<Scores> {
  const sandbox = await openSandbox({ cache: cacheFolder(), slots });
  try {
    const began = performance.now();
    const { evaluation, seconds } = await scoreRecorded(
      {
        samples,
        source: { benchmark, path: tasks, name: tasks, split: null, ids: null, limit: null, only: null },
        assembly: 'prompt',
        k: [1],
        exclude: null,
        out: null,
        skipBad: true,
        conditions: { limits: { cpuMs: 6000, memoryMb: 256 }, python },
      },
      sandbox,
    );
    const reading = (performance.now() - began) / 1000 - seconds;
    const verdicts = evaluation.results.map(({ task, status, further }) => {
      const both = evaluation.further ? further === 'passed' : null;
      return [task, { base: status === 'passed', further: both }] as const;
    });
    return { name: `persd (${python})`, reading, seconds, verdicts: Object.fromEntries(verdicts) };
  } finally {
    await sandbox.close();
  }
}
