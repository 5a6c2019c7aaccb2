import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeJsonFile } from '../../temporal-config/json-file.ts';
import { temporaryHome } from '../support/temporary-home.ts';

describe('a file of ours', () => {
  it('is written whole, over what was there', () => {
    const home = temporaryHome();
    for (const value of [{ one: 1 }, { two: 2 }]) writeJsonFile(join(home, 'file.json'), value);
    expect(readdirSync(home)).toEqual(['file.json']);
    expect(JSON.parse(readFileSync(join(home, 'file.json'), 'utf8'))).toEqual({ two: 2 });
  });

  it('leaves nothing behind where it cannot be written', () => {
    const home = temporaryHome();
    mkdirSync(join(home, 'file.json'));
    expect(() => writeJsonFile(join(home, 'file.json'), {})).toThrow(/EISDIR/);
    expect(readdirSync(home)).toEqual(['file.json']);
  });
});
