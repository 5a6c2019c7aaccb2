// Real refusals of this system.
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { refusalSentence } from '../../client/refusal.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const thrownBy = (act: () => unknown): Error => {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was refused');
};

it.each([
  ['a file that is not there', (home: string) => openSync(join(home, 'absent'), 'r'), 'open', 'absent', 'ENOENT'],
  ['a folder in place of a file', (home: string) => writeFileSync(home, ''), 'open', '', 'EISDIR'],
  ['a folder that is there', (home: string) => mkdirSync(home), 'mkdir', '', 'EEXIST'],
])('tells of %s what was to be done, where, and why it was not', (_what, act, verb, name, code) => {
  const home = temporaryHome();
  const path = name === '' ? home : join(home, name);
  expect(refusalSentence(thrownBy(() => act(home)))).toMatch(
    new RegExp(`^expected to ${verb} ${path}, found that the system refuses it \\(${code}, [a-z ]+\\); `),
  );
});

it('has nothing to say of other errors', () => {
  expect(refusalSentence(new Error('expected a home, found none'))).toBeNull();
  expect(refusalSentence(thrownBy(() => readFileSync('\0')))).toBeNull();
});
