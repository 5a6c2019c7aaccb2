import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { readSupervisorFile, socketPath } from '../../../temporal-config/supervisor/supervisor-file.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const long = `/homes/${'x'.repeat(100)}`;

it('listens in the home where the path is short enough for every system', () => {
  expect(socketPath('/home/ann/.persd', {})).toBe('/home/ann/.persd/supervisor.sock');
});

it('listens in a folder of the user’s own where it is not, one socket for each home', () => {
  const env = { XDG_RUNTIME_DIR: temporaryHome() };
  const path = socketPath(long, env);
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(103);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  expect(socketPath(long, env)).toBe(path);
  expect(socketPath(`${long}y`, env)).not.toBe(path);
});

it('refuses such a folder when others can get at it', () => {
  const env = { XDG_RUNTIME_DIR: temporaryHome() };
  const folder = dirname(socketPath(long, env));
  chmodSync(folder, 0o777);
  expect(() => socketPath(long, env)).toThrow(`${folder} should belong to you alone and does not.`);
});

it('takes a torn file for none', () => {
  const home = temporaryHome();
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'supervisor.json'), '{"process":');
  expect(readSupervisorFile(home)).toBeNull();
});
