/**
 * The models layer alone: how close it comes to its slots' time, what a call costs of processor, disk and memory, beside the PyPI
 * package bespokelabs-curator in the same run.
 * `npm run bench:models -- [--rows steady,failing,limiting,memory] [--calls 2000] [--rounds 3] [--seconds 120] [--python PATH]`
 * The package is installed into a throw-away environment, unless `--python` names one that has it, or is `none`.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { failing, limiting, memory } from './models/rows.ts';
import { steady } from './models/steady.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: 'steady,failing,limiting,memory' },
    calls: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '120' },
    python: { type: 'string' },
  },
});
const [calls = 2_000, rounds = 3, seconds = 120] = [values.calls, values.rounds, values.seconds].map(Number);
const rows: Record<string, () => Promise<void>> = {
  steady: () => steady(calls, rounds, values.python),
  failing: () => failing(4 * calls),
  limiting: () => limiting(seconds),
  memory: () => memory(50 * calls),
};
const load = loadavg()[0]?.toFixed(1);
console.log(`${availableParallelism()} processors, load ${load} before the run`);
for (const name of values.rows.split(',')) {
  const row = rows[name];
  if (row === undefined) throw new Error(`Expected rows of ${Object.keys(rows).join(', ')}, found ${name}.`);
  await row();
}
