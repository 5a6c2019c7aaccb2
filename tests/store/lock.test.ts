// The kernel's lock, held by a real process and lost by its death.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../../store/lock.ts';
import { temporaryHome } from '../support/temporary-home.ts';

it('takes a lock that nobody holds, and again after its release', () => {
  const path = join(temporaryHome(), 'lock');
  takeLock(path)?.release();
  const again = takeLock(path);
  expect(again).not.toBeNull();
  again?.release();
});

it('refuses at once while another holder is there, even in the same process', () => {
  const path = join(temporaryHome(), 'lock');
  const lock = takeLock(path);
  expect(takeLock(path)).toBeNull();
  lock?.release();
});

it('is free as soon as the process that held it was killed with -9', async () => {
  const path = join(temporaryHome(), 'lock');
  const holder = spawn(process.execPath, [join(import.meta.dirname, 'locking-process.ts'), path]);
  onTestFinished(() => void holder.kill('SIGKILL'));
  const exited = once(holder, 'exit');
  await once(holder.stdout, 'data');
  expect(takeLock(path)).toBeNull();
  holder.kill('SIGKILL');
  await exited;
  const lock = takeLock(path);
  expect(lock).not.toBeNull();
  lock?.release();
});

it('says what is wrong where no file can be', () => {
  expect(() => takeLock(join(temporaryHome(), 'missing', 'lock'))).toThrow('unable to open database file');
});
