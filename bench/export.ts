/**
 * How fast a run is written as a data set, and whether memory stays flat however large it is.
 * `npm run bench:export -- [--tasks 100000] [--verified 500]`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { openSandbox } from '../sandbox/open.ts';
import { readSettings } from '../settings.ts';
import { openStore } from '../store/open.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';
import { readModels, record } from './export/record.ts';

const { values } = parseArgs({
  options: { tasks: { type: 'string', default: '100000' }, verified: { type: 'string', default: '500' } },
});
const tasks = Number(values.tasks);
const verified = Number(values.verified);
const home = mkdtempSync(join(tmpdir(), 'persd-bench-'));
const row = (cells: (string | number)[]): void =>
  console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(44) : String(cell).padStart(12))).join(''));

/** Runs the command in a process of its own: its rows, and what it took. */
async function measure(args: string[]): Promise<{ rows: number; seconds: number; cpuMs: number; peakMb: number }> {
  const out = join(home, 'out');
  const script = join(import.meta.dirname, 'export/measured.ts');
  const child = spawn(
    process.execPath,
    [...process.execArgv, script, 'export', ...args, '--out', out, '--json', '--unsafe-no-jail'],
    {
      env: { ...process.env, PERSD_HOME: home },
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    },
  );
  const took = child.stdio[3];
  if (child.stdout === null || !(took instanceof Readable)) throw new Error('the command has no output');
  const [said, figures] = await Promise.all([text(child.stdout), text(took), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`persd export ${args.join(' ')} ended with ${child.exitCode}`);
  rmSync(out, { recursive: true });
  return { rows: rowsIn(JSON.parse(said)), ...JSON.parse(figures) };
}

/** A file's rows, or those of all files of a folder. */
const rowsIn = ({ rows }: { rows: number | Record<string, number> }): number =>
  typeof rows === 'number' ? rows : Object.values(rows).reduce((sum, count) => sum + count, 0);

try {
  const store = await openStore(home);
  const sandbox = await openSandbox({ cache: cacheFolder(), slots: 1, rung: readSettings().jail });
  const models = await readModels(sandbox);
  await sandbox.close();
  const before = performance.now();
  const runs: [string, number][] = [
    ['tenth', tasks / 10],
    ['whole', tasks],
    ['again', tasks / 10],
    ['part', verified],
  ];
  for (const [name, count] of runs) await record(store, name, models, count);
  await store.close();
  console.log(`\nrecorded in ${((performance.now() - before) / 1000).toFixed(0)} s`);

  console.log(`\n${verified} rows executed as they will be trained on`);
  row(['', 'rows', 'seconds', 'ms a row', 'MB']);
  const plain = await measure(['part', '--no-verify']);
  for (const title of ['for the first time', 'once more, from what was written down']) {
    const { rows, seconds, peakMb } = await measure(['part']);
    row([title, rows, seconds.toFixed(1), (((seconds - plain.seconds) * 1000) / rows).toFixed(1), Math.round(peakMb)]);
  }

  console.log(`\n${tasks} trajectories, and a tenth of them`);
  row(['', 'rows', 'seconds', 'CPU s', 'rows/s', 'MB a tenth', 'MB whole', 'ratio']);
  const sample = String(tasks / 20);
  for (const more of [
    ['--file', 'jsonl'],
    ['--file', 'parquet'],
    ['--format', 'all'],
    ['--format', 'all', '--file', 'parquet'],
    ['--sample', sample],
    ['--mix', 'persd=1,stand=0.5'],
    ['--merge', 'again'],
  ]) {
    const small = await measure(['tenth', ...more, '--no-verify']);
    const { rows, seconds, cpuMs, peakMb } = await measure(['whole', ...more, '--no-verify']);
    row([
      more.join(' '),
      rows,
      seconds.toFixed(1),
      (cpuMs / 1000).toFixed(1),
      Math.round(rows / seconds),
      Math.round(small.peakMb),
      Math.round(peakMb),
      (peakMb / small.peakMb).toFixed(2),
    ]);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
