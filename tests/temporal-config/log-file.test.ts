import { closeSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../../temporal-config/log-file.ts';
import { temporaryHome } from '../support/temporary-home.ts';

function log(home: string, text: string): void {
  const file = openLog(home, 'models');
  writeSync(file, text);
  closeSync(file);
}

it('appends to a log that only its owner reads', () => {
  const home = temporaryHome();
  log(home, 'one ');
  log(home, 'two');
  const path = join(home, 'logs', 'models.log');
  expect(readFileSync(path, 'utf8')).toBe('one two');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('puts a log of more than ten megabytes aside', () => {
  const home = temporaryHome();
  log(home, 'old');
  const path = join(home, 'logs', 'models.log');
  truncateSync(path, 10 * 1024 * 1024 + 1);
  log(home, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(`${path}.1`).size).toBe(10 * 1024 * 1024 + 1);
});
