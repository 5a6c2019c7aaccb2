// What a disk holds at a moment is what a machine comes up with when its power failed then.
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryHome } from '../support/temporary-home.ts';
import { until } from '../support/until.ts';
import { openedStore } from './opened-store.ts';
import { reply } from './samples.ts';

/** A process that buys calls, and the keys of those whose replies it was told to be on disk. */
function startSettling(home: string): { child: ChildProcess; acknowledged: string[] } {
  const script = fileURLToPath(new URL('settling-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on('line', (key) => acknowledged.push(key));
  return { child, acknowledged };
}

/** Copies the store and its log as they lie there at one moment, in the middle of whatever the process does. */
async function copyAtOnce(child: ChildProcess, home: string, copy: string): Promise<void> {
  child.kill('SIGSTOP');
  await until('the process stands still', () => stateOf(child.pid ?? 0) === 'T');
  mkdirSync(copy);
  for (const file of ['persd.db', 'persd.db-wal'])
    if (existsSync(join(home, file))) copyFileSync(join(home, file), join(copy, file));
  child.kill('SIGCONT');
}

function stateOf(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2)[0];
}

test('Whenever the power fails, every reply that was reported as settled is there, and the store is whole.', async () => {
  const home = temporaryHome();
  const { child, acknowledged } = startSettling(home);
  const moments = fc.sample(fc.integer({ min: 1, max: 400 }), 12);
  for (const [turn, more] of moments.entries()) {
    const enough = acknowledged.length + more;
    await until(`${enough} replies settled`, () => acknowledged.length >= enough);
    const before = [...acknowledged];
    const copy = join(home, `copy-${turn}`);
    await copyAtOnce(child, home, copy);
    const store = await openedStore(copy);
    const lost = [];
    for (const key of before) if ((await store.calls.reply(key))?.raw !== reply(key).raw) lost.push(key);
    expect(lost).toEqual([]);
    const { spent } = await store.runs.progress('run');
    expect(spent.calls).toBeGreaterThanOrEqual(before.length);
  }
});
