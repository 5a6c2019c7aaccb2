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
import type { Store } from '../../store/port.ts';
import { openedStore } from './opened-store.ts';
import { answerOf, reply } from './samples.ts';

/** A process that buys calls, some by batches: the keys and tags of those whose answers it was told to be on disk. */
function startSettling(home: string): { child: ChildProcess; acknowledged: string[] } {
  const script = fileURLToPath(new URL('settling-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, home, 'batches'], { stdio: ['ignore', 'pipe', 'inherit'] });
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

/** Those of them that a store has lost. */
async function lostOf(store: Store, acknowledged: string[]): Promise<string[]> {
  const lost = [];
  for (const name of acknowledged)
    if (!(name.startsWith('batch') ? await hasBatch(store, name) : await hasReply(store, name))) lost.push(name);
  return lost;
}

const hasReply = async (store: Store, key: string): Promise<boolean> =>
  (await store.calls.reply(key))?.raw === reply(key).raw;

async function hasBatch(store: Store, tag: string): Promise<boolean> {
  const found = await Promise.all([0, 1, 2].map((at) => store.batches.find(`${tag}-${at}`)));
  return found.every(
    (call, at) =>
      call?.line === answerOf(`${tag}-${at}`) && call.batch.id === `${tag}-there` && call.batch.end !== null,
  );
}

test('Whenever the power fails, every reply and every answer of a batch that was reported is there, and the store is whole.', async () => {
  const home = temporaryHome();
  const { child, acknowledged } = startSettling(home);
  const moments = fc.sample(fc.integer({ min: 1, max: 400 }), 12);
  let batches = 0;
  for (const [turn, more] of moments.entries()) {
    const enough = acknowledged.length + more;
    await until(`${enough} answers kept`, () => acknowledged.length >= enough);
    const before = [...acknowledged];
    const copy = join(home, `copy-${turn}`);
    await copyAtOnce(child, home, copy);
    const store = await openedStore(copy);
    expect(await lostOf(store, before)).toEqual([]);
    const taken = before.filter((name) => name.startsWith('batch')).length;
    batches = Math.max(batches, taken);
    const { spent, reserved } = await store.runs.progress('run');
    expect(spent.calls).toBeGreaterThanOrEqual(before.length - taken);
    // What a batch has answered is paid when it is taken, and held until then.
    expect(reserved.calls).toBeGreaterThanOrEqual(3 * taken);
  }
  expect(batches).toBeGreaterThan(0);
});
