import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../client/exit-codes.ts';
import { makeNamedFolder } from '../../client/folder.ts';
import { temporaryHome } from '../support/temporary-home.ts';

describe('a folder that a person has named', () => {
  it('is made with those above it, and left alone where it is there', () => {
    const folder = join(temporaryHome(), 'a', 'b', 'c');
    makeNamedFolder(folder);
    makeNamedFolder(folder);
    expect(existsSync(folder)).toBe(true);
  });

  it.each([
    ['a file stands in its way', 'file'],
    ['the system takes no folders', '/proc/persd/folder'],
  ])('is refused in a sentence where %s', (_where, place) => {
    const home = temporaryHome();
    writeFileSync(join(home, 'file'), '');
    const path = place === 'file' ? join(home, 'file', 'folder') : place;
    expect(() => makeNamedFolder(path)).toThrow(CommandFailure);
    expect(() => makeNamedFolder(path)).toThrow(
      /^expected a folder at .*, and none can be made .*; name another place$/,
    );
  });
});
