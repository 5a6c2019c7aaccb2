// A folder that is whole or not there, on a real disk.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFolder } from '../../../client/export/write-folder.ts';

let parent = '';
let path = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'persd-folder-'));
  path = join(parent, 'set');
});
afterEach(() => rm(parent, { recursive: true }));

const fill =
  (text: string) =>
  async (folder: string): Promise<string> => {
    await writeFile(join(folder, 'manifest.json'), text);
    return text;
  };

describe('a folder that is written', () => {
  it('stands in its place with what was put into it, and nothing beside it', async () => {
    expect(await writeFolder(join(parent, 'deep', 'set'), fill('new'))).toBe('new');
    expect(await readFile(join(parent, 'deep', 'set', 'manifest.json'), 'utf8')).toBe('new');
    expect(await readdir(join(parent, 'deep'))).toEqual(['set']);
  });

  it('replaces an earlier data set only when it is whole', async () => {
    await writeFolder(path, fill('old'));
    await writeFolder(path, async (folder) => {
      expect(await readFile(join(path, 'manifest.json'), 'utf8')).toBe('old');
      return fill('new')(folder);
    });
    expect(await readFile(join(path, 'manifest.json'), 'utf8')).toBe('new');
    expect(await readdir(parent)).toEqual(['set']);
  });

  it('leaves nothing and destroys nothing when it breaks off', async () => {
    await writeFolder(path, fill('old'));
    const breaking = writeFolder(path, async (folder) => {
      await writeFile(join(folder, 'half'), 'half');
      throw new Error('the disk of the store is gone');
    });
    await expect(breaking).rejects.toThrow('the disk of the store is gone');
    expect(await readdir(path)).toEqual(['manifest.json']);
    expect(await readdir(parent)).toEqual(['set']);
  });

  it('takes the place of an empty folder, and of no folder or file of somebody else’s', async () => {
    await mkdir(path);
    await writeFolder(path, fill('new'));
    for (const name of ['folder', 'file']) {
      const foreign = join(parent, name);
      if (name === 'folder') await mkdir(join(foreign, 'theirs'), { recursive: true });
      else await writeFile(foreign, 'theirs');
      await expect(writeFolder(foreign, fill('new'))).rejects.toThrow(/name another place/);
    }
  });
});
