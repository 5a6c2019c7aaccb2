// The real command with a fault planted in it, and one whose reader goes away.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { runPersd } from '../support/persd.ts';
import { root } from '../support/sources.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const planted = (code: string) => ({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` });

it.each([
  ['while it prints', 'process.stdout.write = () => null.write'],
  ['while it waits', 'setTimeout(() => null.timer, 0); process.stdout.write = () => setTimeout(() => {}, 60_000)'],
])('a defect %s is told as one, and its stack is kept for a report', async (_when, code) => {
  const home = temporaryHome();
  const { code: exitCode, stderr } = await runPersd(home, ['runs'], planted(code));
  const log = join(home, 'logs', 'defects.log');
  expect(stderr).toMatch(/^persd itself is at fault here \(Cannot read properties of null .*\); report it with .*\n$/);
  expect(stderr).toContain(log);
  expect(exitCode).toBe(70);
  expect(readFileSync(log, 'utf8')).toMatch(/persd\.ts runs\nTypeError: Cannot read properties of null .*\n +at /);
});

it('ends in silence when its reader has seen enough', async () => {
  const child = spawn(process.execPath, [join(root, 'bin/persd.mjs'), '--help'], {
    env: { ...process.env, PERSD_HOME: temporaryHome() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const [said, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(said).toBe('');
  expect(exitCode).toBe(0);
});
