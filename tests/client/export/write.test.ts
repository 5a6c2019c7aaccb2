// A file that is whole or not there, on a real disk.
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileDigest, openHashedFile } from '../../../client/export/hashed-file.ts';
import { writeAtomically } from '../../../client/export/write.ts';
import { CommandFailure } from '../../../client/exit-codes.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persd-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

const chunks =
  (...texts: string[]) =>
  async (path: string): Promise<FileDigest> => {
    const file = await openHashedFile(path);
    for (const text of texts) await file.write(text);
    return file.close();
  };

async function breaking(path: string): Promise<never> {
  await writeFile(path, 'half');
  throw new Error('the disk of the store is gone');
}

describe('a file that is written', () => {
  it('holds every chunk, in folders that are made for it, and says what it is', async () => {
    const long = 'é\n'.repeat(300_000);
    const path = join(folder, 'a', 'b', 'rows.jsonl');
    const written = await writeAtomically(path, chunks('one\n', long, 'two\n'));
    const data = await readFile(path);
    expect(data.toString()).toBe(`one\n${long}two\n`);
    expect(written).toEqual({ path, bytes: data.length, sha256: createHash('sha256').update(data).digest('hex') });
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['rows.jsonl']);
  });

  it('may be empty', async () => {
    expect((await writeAtomically(join(folder, 'rows.jsonl'), chunks())).bytes).toBe(0);
  });

  it('replaces what stood there only when it is whole', async () => {
    const path = join(folder, 'rows.jsonl');
    await writeFile(path, 'old');
    let seen = '';
    await writeAtomically(path, async (partial) => {
      const written = await chunks('x'.repeat(1 << 20))(partial);
      seen = await readFile(path, 'utf8');
      return written;
    });
    expect(seen).toBe('old');
    expect((await readFile(path)).length).toBe(1 << 20);
  });

  it('leaves nothing and destroys nothing when it breaks off', async () => {
    const path = join(folder, 'rows.jsonl');
    await writeFile(path, 'old');
    await expect(writeAtomically(path, breaking)).rejects.toThrow('the disk of the store is gone');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['rows.jsonl']);
  });

  it('is refused where a folder stands', async () => {
    await expect(writeAtomically(folder, chunks('x'))).rejects.toThrow(CommandFailure);
    expect(await readdir(folder)).toEqual([]);
  });
});
