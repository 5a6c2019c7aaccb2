import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore, StoreFailure } from '../../store/open.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { openedStore } from './opened-store.ts';
import { call, me, newRun, nothing } from './samples.ts';

const mode = (path: string): number => statSync(path).mode & 0o777;

test('A new home is its owner’s alone, the write-ahead log included.', async () => {
  const home = join(temporaryHome(), 'deep', 'home');
  const store = await openedStore(home);
  await store.runs.create(newRun('run', 1));
  expect(mode(home)).toBe(0o700);
  expect(['persd.db', 'persd.db-wal', 'persd.db-shm'].map((name) => mode(join(home, name)))).toEqual([
    0o600, 0o600, 0o600,
  ]);
});

test('A home keeps its short id, and two homes have different ones.', async () => {
  const home = temporaryHome();
  const first = await openStore(home);
  await first.close();
  const again = await openedStore(home);
  const other = await openedStore();
  expect(first.home).toMatch(/^[a-z0-9]{8}$/);
  expect(again.home).toBe(first.home);
  expect(other.home).not.toBe(first.home);
});

test('Closing twice is closing once.', async () => {
  const store = await openStore(temporaryHome());
  await store.close();
  await expect(store.close()).resolves.toBeUndefined();
});

test('A file that newer code has written is refused with both versions, and not changed.', async () => {
  const home = temporaryHome();
  await (await openStore(home)).close();
  const file = new DatabaseSync(join(home, 'persd.db'));
  file.exec('PRAGMA user_version = 999');
  await expect(openStore(home)).rejects.toThrow(
    /has version 999, and this persd reads up to version \d+\. Update persd/,
  );
  expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 });
  file.close();
});

test('A home that cannot be made is a sentence with what to do.', async () => {
  const home = join(temporaryHome(), 'taken');
  writeFileSync(home, 'a file, where a folder was expected');
  await expect(openStore(home)).rejects.toThrow(StoreFailure);
  await expect(openStore(home)).rejects.toThrow(/cannot be used: .*Choose a folder of your own with PERSD_HOME/);
});

test('A folder where the file should be is a sentence too.', async () => {
  const home = temporaryHome();
  mkdirSync(join(home, 'persd.db'));
  await expect(openStore(home)).rejects.toThrow(/cannot be used/);
});

test('Processes that open a new home at the same moment all find one store.', async () => {
  const home = temporaryHome();
  const script = fileURLToPath(new URL('opening-process.ts', import.meta.url));
  const names = ['run-0', 'run-1', 'run-2', 'run-3', 'run-4', 'run-5'];
  const children = names.map((name) =>
    spawn(process.execPath, [script, home, name], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  await Promise.all(children.map((child) => once(child.stdout, 'readable')));
  for (const child of children) child.stdin.end();
  const outputs = await Promise.all(children.map((child) => text(child.stdout)));
  const store = await openedStore(home);
  expect(new Set(outputs)).toEqual(new Set([`ready ${store.home}`]));
  expect((await store.runs.list()).map((run) => run.name).sort()).toEqual(names);
});

test('The journal of one home serves every store that is open on it.', async () => {
  const home = temporaryHome();
  const [one, other] = [await openedStore(home), await openedStore(home)];
  await one.runs.create(newRun('run', 1));
  expect(await one.calls.claim(call('k'), me)).toMatchObject({ state: 'leased' });
  await one.calls.reserve('k', 'run', nothing);
  expect((await other.runs.progress('run')).calls.student.inFlight).toBe(1);
});
