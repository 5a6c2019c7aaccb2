import { scoreRecorded } from '../../client/evaluate/score-samples.ts';
import type { Benchmark } from '../../domain/benchmarks/benchmark.ts';
import { openSandbox } from '../../sandbox/open.ts';
import { cacheFolder } from '../../temporal-config/server/cache.ts';
import type { ScoredFiles, Scores } from './scores.ts';

/** The product's own scores, with reading the benchmark and splitting its tests in the time. */
export async function ourScores(benchmark: Benchmark, { samples, tasks }: ScoredFiles, slots: number): Promise<Scores> {
  const sandbox = await openSandbox({ cache: cacheFolder(), slots });
  try {
    const began = performance.now();
    const { evaluation } = await scoreRecorded(
      {
        samples,
        source: { benchmark, path: tasks, name: tasks, split: null, ids: null, limit: null, only: null },
        assembly: 'prompt',
        k: [1],
        exclude: null,
        out: null,
        skipBad: true,
        conditions: { limits: { cpuMs: 6000, memoryMb: 256 }, python: 'wasm' },
      },
      sandbox,
    );
    const seconds = (performance.now() - began) / 1000;
    const verdicts = evaluation.results.map(({ task, status, further }) => {
      const both = evaluation.further ? further === 'passed' : null;
      return [task, { base: status === 'passed', further: both }] as const;
    });
    return { name: 'persd', seconds, verdicts: Object.fromEntries(verdicts) };
  } finally {
    await sandbox.close();
  }
}
