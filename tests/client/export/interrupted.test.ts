// The real command, killed in the middle of an export, and on a disk that takes no more.
import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../client/exit-codes.ts';
import type { Trajectory } from '../../../domain/trajectory.ts';
import { refined } from '../../domain/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { runPersd, startPersd } from '../../support/persd.ts';
import { root } from '../../support/sources.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { until } from '../../support/until.ts';
import { recordRun } from './samples.ts';

/** Some kilobytes that nothing can pack. */
const noise = (number: number): string =>
  Array.from({ length: 150 }, (_, part) => hash('sha256', `${number} ${part}`)).join(' ');

/** A home with a run whose rows take a few megabytes. */
async function homeWith(tasks: number): Promise<string> {
  const home = temporaryHome();
  const store = await openedStore(home);
  const long = (number: number): Partial<Trajectory> => ({
    refinements: refined.refinements.map((one) => ({
      ...one,
      completion: `${one.completion}  # ${noise(number)}`,
    })),
  });
  await recordRun(store, 'run', { trajectories: Array.from({ length: tasks }, (_, number) => long(number)) });
  return home;
}

/** Paths of all that stands in a folder. */
const everythingIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();

/** Exports with files of at most so many kibibytes. */
async function exportWithin(home: string, kibibytes: number, args: string[]) {
  const script = `ulimit -f ${kibibytes}; exec "$@"`;
  const command = [process.execPath, join(root, 'bin/persd.mjs'), 'export', 'run', '--no-verify', ...args];
  const child = spawn('bash', ['-c', script, 'bash', ...command], {
    env: { ...process.env, PERSD_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [stderr] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stderr };
}

describe('an export that can write no more', () => {
  it.each([
    ['a file', 1_024, []],
    ['a Parquet file', 8, ['--file', 'parquet']],
    ['a folder', 1_024, ['--format', 'all']],
  ])('says so in a sentence and leaves %s as it was', { timeout: 300_000 }, async (_title, kibibytes, args) => {
    const home = await homeWith(300);
    const out = join(home, 'out', 'rows');
    const whole = [...args, '--out', out];
    expect(await exportWithin(home, 1 << 16, whole)).toMatchObject({ code: 0 });
    const before = everythingIn(join(home, 'out'));
    const { code, stderr } = await exportWithin(home, kibibytes, whole);
    expect(stderr).toMatch(/^expected to write .*\/out\/rows, but no file may be so large here \(EFBIG\).*--out\n$/);
    expect(code).toBe(exitCodes.badPlace);
    expect(everythingIn(join(home, 'out'))).toEqual(before);
  });
});

describe('an export that is killed', () => {
  it('leaves the earlier data set whole, and the next one takes its place', { timeout: 300_000 }, async () => {
    const home = await homeWith(800);
    const folder = join(home, 'out');
    const args = ['export', 'run', '--no-verify', '--format', 'all', '--out', join(folder, 'set')];
    expect((await runPersd(home, [...args, '--sample', '5'])).code).toBe(0);
    const manifest = readFileSync(join(folder, 'set', 'manifest.json'), 'utf8');
    const { child, ended } = startPersd(home, args);
    await until('rows', () =>
      readdirSync(folder).some((name) => name !== 'set' && existsSync(join(folder, name, 'data'))),
    );
    child.kill('SIGKILL');
    await ended;
    expect(readFileSync(join(folder, 'set', 'manifest.json'), 'utf8')).toBe(manifest);
    expect(readdirSync(folder)).toHaveLength(2);
    expect((await runPersd(home, args)).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['set']);
    expect(readFileSync(join(folder, 'set', 'manifest.json'), 'utf8')).not.toBe(manifest);
  });
});
