// Errors made here, and logs in homes of their own; starts nothing.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { StoreFailure } from '../../store/failure.ts';
import { isDefect, tellDefect } from '../../temporal-config/defect.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const unforeseen = (): unknown => {
  try {
    return Reflect.get(z.custom<object>().parse(undefined), 'name');
  } catch (error) {
    return error;
  }
};

const logOf = (home: string): string => readFileSync(join(home, 'logs', 'defects.log'), 'utf8');

afterEach(() => vi.unstubAllEnvs());

describe('a defect', () => {
  it.each([
    ['a value that is not there', unforeseen()],
    ['a number out of its range', new RangeError('expected 1 ≤ k')],
    ['JSON of our own that is none', new SyntaxError('Unexpected token')],
    ['an answer of another form', z.string().safeParse(1).error],
    ['something thrown that is no error', 'a text'],
  ])('is %s', (_what, error) => {
    expect(isDefect(error)).toBe(true);
  });

  it.each([
    ['a sentence', new Error('expected a home, found none; make one')],
    ['a fault of the store', new StoreFailure('The store is damaged.')],
    ['a fault of the system', Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })],
  ])('is not %s', (_what, error) => {
    expect(isDefect(error)).toBe(false);
  });

  it('is told with the file that has its stack and its cause, for this user’s eyes', () => {
    const home = temporaryHome();
    const error = new TypeError('no such\u001b[2J thing', { cause: new Error('the pipe broke') });
    expect(tellDefect(home, error)).toBe(
      `persd itself is at fault here (no such\\x1b[2J thing); report it with ${home}/logs/defects.log, which has its stack`,
    );
    expect(logOf(home)).toMatch(
      /persd .*, Node v24.*\n(.*\n)*TypeError: no such\\x1b\[2J thing\n +at .*defect\.test\.ts/,
    );
    expect(logOf(home)).toContain('the pipe broke');
    expect(statSync(join(home, 'logs', 'defects.log')).mode & 0o077).toBe(0);
  });

  it('is written after the one before it', () => {
    const home = temporaryHome();
    tellDefect(home, new TypeError('first'));
    tellDefect(home, new TypeError('second'));
    expect(logOf(home)).toMatch(/first[^]*second/);
  });

  it('tells no key, whether from the environment, the file of keys or a command', () => {
    const home = temporaryHome();
    vi.stubEnv('TEACHER_API_KEY', 'sk-from-the-environment');
    vi.stubEnv('LONGER_API_KEY', 'sk-from-the-environment-and-more');
    writeFileSync(join(home, 'keys.env'), 'STUDENT_API_KEY=sk-from-the-file\n', { mode: 0o600 });
    const keys = ['sk-from-the-environment-and-more', 'sk-from-the-environment', 'sk-from-the-file', 'sk-handed-over'];
    const error = Object.assign(new TypeError(keys.join(' ')), { headers: { authorization: keys } });
    const sentence = tellDefect(home, error, ['sk-handed-over']);
    expect(sentence).toContain('([key] [key] [key] [key])');
    expect(`${sentence}${logOf(home)}`).not.toMatch(/sk-|and-more/);
  });

  it('is told all the same where nothing can be written', () => {
    const home = join(temporaryHome(), 'file');
    writeFileSync(home, '');
    expect(tellDefect(home, new TypeError('lost'))).toBe(
      `persd itself is at fault here (lost); its stack cannot be written to ${home}: choose another home with PERSD_HOME, and do the same again`,
    );
  });
});
