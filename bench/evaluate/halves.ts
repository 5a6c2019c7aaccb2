import type { Benchmark } from '../../domain/benchmarks/benchmark.ts';
import type { Assembly } from '../../domain/evaluation/evaluation.ts';
import { ourScores } from './own.ts';
import { theirScores } from './packages.ts';
import type { ScoredFiles, Scores } from './scores.ts';
import { type Selection, selectSamples } from './selection.ts';
import { printSideBySide } from './side-by-side.ts';

/** A benchmark with samples of it, and the package that scores them elsewhere. */
export interface Half {
  title: string;
  benchmark: Benchmark;
  /** What that package runs. */
  assembly: Assembly;
  files: ScoredFiles;
  /** A Python file of this folder. */
  driver: string;
  env: Record<string, string>;
}

/** How much is measured, and with what. */
export interface Extent {
  rounds: number;
  /** Tasks, at most. */
  most: number;
  /** Slow tasks, too. */
  whole: boolean;
  workers: number;
  /** The interpreter that has the packages. */
  python: string;
}

/** Scores the same samples by each harness in turn, round after round, and prints what came of it. */
export async function compareHarnesses(half: Half, extent: Extent): Promise<void> {
  const selection = await selectSamples(half.files.samples, extent.most, extent.whole);
  const files = { ...half.files, samples: selection.path };
  try {
    const ours: Scores[][] = [[], []];
    const theirs: Scores[] = [];
    for (let round = 0; round < extent.rounds; round += 1) {
      for (const [at, guest] of (['wasm', 'native'] as const).entries()) {
        ours[at]?.push(await ourScores({ ...half, files, tasks: selection.tasks, slots: extent.workers, guest }));
      }
      theirs.push(await theirScores(extent.python, half.driver, files, extent.workers, half.env));
    }
    printSideBySide(titleOf(half, extent, selection), ours, theirs);
  } finally {
    await selection.close();
  }
}

function titleOf({ title }: Half, { rounds, workers }: Extent, { tasks, leftOut }: Selection): string {
  const without =
    leftOut.length === 0 ? '' : `, without ${leftOut.join(', ')}, whose canonical program is slow by itself`;
  return `${title}: ${tasks.length} samples, ${workers} workers, the best of ${rounds === 1 ? '1 round' : `${rounds} rounds`}${without}`;
}
