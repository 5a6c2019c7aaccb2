import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeOptions } from '../../../sandbox/jail/node.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'persd-links-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** A package at this place, and a main file that says what the package gives and whether a file beside it can be read. */
function writePackage(place: string): void {
  write(`${place}/package.json`, '{ "name": "thing", "main": "index.js" }');
  write(`${place}/index.js`, "module.exports = 'of the package'");
  write(`${place}/../beside`, '');
  const probe = `let read = 'read'; try { readFileSync(${JSON.stringify(join(folder, place, '../beside'))}) } catch { read = 'refused' }`;
  write(
    'clone/main.mjs',
    `import { readFileSync } from 'node:fs'; import thing from 'thing'; ${probe}\nconsole.log(thing, read)`,
  );
}

/** What the main file says when it may read itself and its package, at the place given and where a lookup meets it. */
function say(place: string): string {
  const reads = ['clone/main.mjs', place, 'clone/node_modules/thing'].map((path) => join(folder, path));
  const { stdout, stderr } = spawnSync(process.execPath, [...nodeOptions(reads), join(folder, 'clone/main.mjs')], {
    encoding: 'utf8',
  });
  return stdout.trim() || stderr;
}

test('a package is found where it lies', () => {
  writePackage('clone/node_modules/thing');
  expect(say('clone/node_modules/thing')).toBe('of the package refused');
});

test('a package is found behind a link to the folder of packages, and nothing beside it', () => {
  writePackage('real/node_modules/thing');
  symlinkSync(join(folder, 'real/node_modules'), join(folder, 'clone/node_modules'));
  expect(say('real/node_modules/thing')).toBe('of the package refused');
});

test('a package is found behind a link of its own, one that leads to another', () => {
  writePackage('real/store/thing');
  mkdirSync(join(folder, 'clone/node_modules'));
  symlinkSync('../../real/latest', join(folder, 'clone/node_modules/thing'));
  symlinkSync('store/thing', join(folder, 'real/latest'));
  expect(say('real/store/thing')).toBe('of the package refused');
});
