/**
 * What an outage buys twice: a real collection of 2,000 calls, 100 at once, disturbed when half of them are bought and 95 are in flight.
 * `node bench/duplicates.ts [--rows kills,down,frozen,two] [--rounds 5] [--tasks 1112] [--down 300] [--frozen 120]`, in seconds.
 * `kills`: each process with -9, one after the other, in each round; `down`: the Temporal server is gone; `frozen`: the models process
 * stands still; `two`: a second one joins, and in another collection one of the two is killed. Exit 1 where more was bought twice than
 * was in flight when a models process died, or a row differs from those of an undisturbed collection.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectUndisturbed } from '../client/chaos/collect-undisturbed.ts';
import type { Target } from '../client/chaos/fault.ts';
import { AbsentServer } from './duplicates/absent-server.ts';
import { type Disturb, collectWhile, scale } from './duplicates/collect-while.ts';
import { oneMore } from './duplicates/one-more.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: 'kills,down,frozen,two' },
    rounds: { type: 'string', default: '5' },
    tasks: { type: 'string', default: '1112' },
    down: { type: 'string', default: '300' },
    frozen: { type: 'string', default: '120' },
  },
});
const [rounds = 5, tasks = 1_112, down = 300, frozen = 120] = [
  values.rounds,
  values.tasks,
  values.down,
  values.frozen,
].map(Number);
const folder = mkdtempSync(join(tmpdir(), 'persd-duplicates-'));
const targets: Target[] = ['supervisor', 'orchestration', 'models', 'sandbox', 'server'];
const server = new AbsentServer(folder);

const killEach =
  (round: number): Disturb =>
  async ({ strike }) => {
    for (const at of targets.keys()) {
      const target = targets[(at + round) % targets.length] ?? 'models';
      await strike({ kind: 'kill', target });
    }
  };

const rows: Record<string, [title: string, disturb: Disturb][]> = {
  kills: Array.from({ length: rounds }, (_, round) => [`round ${round + 1} of kills`, killEach(round)]),
  down: [[`server down for ${down} s`, (disturbed) => server.leaveFor(down * 1_000, disturbed)]],
  frozen: [
    [
      `models process frozen for ${frozen} s`,
      ({ strike }) => strike({ kind: 'freeze', target: 'models', forMs: frozen * 1_000 }),
    ],
  ],
  two: [
    ['two models processes at once', async (disturbed) => oneMore(disturbed, async () => undefined)],
    [
      'two models processes, one killed',
      async (disturbed) => oneMore(disturbed, () => disturbed.strike({ kind: 'kill', target: 'models' })),
    ],
  ],
};

console.log(`${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)} before the run`);
try {
  const never = new AbortController().signal;
  const expected = (await collectUndisturbed(join(folder, 'undisturbed'), tasks, never, scale)) ?? [];
  for (const name of values.rows.split(',')) {
    const row = rows[name];
    if (row === undefined) throw new Error(`Expected rows of ${Object.keys(rows).join(', ')}, found ${name}.`);
    for (const [title, disturb] of row) {
      const found = await collectWhile(
        { folder, title, tasks, expected, environment: await server.environment() },
        disturb,
      );
      if (!found.kept) process.exitCode = 1;
      console.log(`${title}: ${found.words}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
