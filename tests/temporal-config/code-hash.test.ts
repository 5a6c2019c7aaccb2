// Hashes over a small tree of files; starts nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { bundleHash, codeHash } from '../../temporal-config/code-hash.ts';
import { temporaryHome } from '../support/temporary-home.ts';

let root = '';

beforeEach(() => {
  root = temporaryHome();
  for (const folder of ['workflows', 'models', 'client', 'temporal-config']) mkdirSync(join(root, folder));
  write('workflows/walk.ts', 'walk');
  write('models/openai.ts', 'ask');
  write('temporal-config/messages.ts', 'resume');
  write('temporal-config/connection.ts', 'connect');
  write('worker.ts', 'poll');
  write('client/persd.ts', 'command');
});

const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
const hashes = () => ({ code: codeHash(root), bundle: bundleHash(root) });

it('stays the same while the files do', () => {
  expect(hashes()).toEqual(hashes());
});

it.each(['workflows/walk.ts', 'temporal-config/messages.ts'])(
  'changes both with %s, which workflows are made of',
  (name) => {
    const before = hashes();
    write(name, 'another');
    expect(codeHash(root)).not.toBe(before.code);
    expect(bundleHash(root)).not.toBe(before.bundle);
  },
);

it.each(['models/openai.ts', 'worker.ts', 'temporal-config/connection.ts'])(
  'changes only the code’s with %s',
  (name) => {
    const before = hashes();
    write(name, 'another');
    expect(codeHash(root)).not.toBe(before.code);
    expect(bundleHash(root)).toBe(before.bundle);
  },
);

it('changes neither with the command, which the background does not run', () => {
  const before = hashes();
  write('client/persd.ts', 'another');
  expect(hashes()).toEqual(before);
});

it('tells a file that moved from one that stayed', () => {
  const before = hashes();
  write('workflows/walk.ts', '');
  write('workflows/walk2.ts', 'walk');
  expect(bundleHash(root)).not.toBe(before.bundle);
});

it('hashes the real sources', () => {
  expect(codeHash()).toMatch(/^[0-9a-f]{16}$/);
  expect(bundleHash()).not.toBe(bundleHash(root));
});
