import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Jail, noJail } from '../../../sandbox/jail/jail.ts';
import { findInterpreter } from '../../../sandbox/native/interpreter.ts';
import { nativeRefusal, openNative } from '../../../sandbox/native/open.ts';
import { openTurns } from '../../../sandbox/slots/turns.ts';

test('native Python is refused where no jail stands', async () => {
  const native = openNative({ python: 'python3', jail: noJail, turns: openTurns(1) });
  await expect(native.guest(0)).rejects.toThrow('Expected a jail for native Python, found none on this machine');
  expect(nativeRefusal('restricted')).toBeNull();
  await native.close();
});

test('an interpreter that is not there is named, with what to do', async () => {
  await expect(findInterpreter('/nowhere/python3')).rejects.toThrow(
    /^Expected a Python for native execution, found that \/nowhere\/python3 does not answer: .*; install it, or write/,
  );
});

test('a program that is no Python is named, whatever it says', async () => {
  await expect(findInterpreter('/bin/echo')).rejects.toThrow('found that /bin/echo does not answer');
});

test('an environment in the folder where programs write is refused', async () => {
  const folder = mkdtempSync('/tmp/persd-python-');
  const path = join(folder, 'python3');
  const answer = { executable: '/usr/bin/python3', version: '3.11.2', known: true, path: [folder], reads: [folder] };
  writeFileSync(path, `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`);
  chmodSync(path, 0o755);
  const jail: Jail = { ...noJail, rung: 'bubblewrap' };
  const native = openNative({ python: path, jail, turns: openTurns(1) });
  await expect(native.guest(0)).rejects.toThrow(
    `Expected a Python outside of /tmp, where programs write, found ${folder}`,
  );
  rmSync(folder, { recursive: true });
});

test('an interpreter that is too old, or another Python, is refused with its version', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'persd-python-'));
  const path = join(folder, 'python3');
  const answer = { executable: '/usr/bin/python3', version: '3.6.1', known: false, path: [], reads: [] };
  writeFileSync(path, `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`);
  chmodSync(path, 0o755);
  await expect(findInterpreter(path)).rejects.toThrow(
    `Expected CPython 3.11 or newer for native Python, found ${path} 3.6.1`,
  );
  rmSync(folder, { recursive: true });
});
