import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fillDisk } from '../../store/full-disk.ts';
import { openStore } from '../../store/open.ts';
import { temporaryHome } from '../support/temporary-home.ts';

// Connections are known from their opening on.
fillDisk(null);
afterEach(() => fillDisk(null));

const write = async (store: Awaited<ReturnType<typeof openStore>>, name: string): Promise<void> => {
  for (let each = 0; each < 100; each += 1)
    await store.verdicts.write(`${name} ${each} ${'x'.repeat(1_000)}`, 'passed');
};

describe('a full disk', () => {
  it('lets a store grow no further, opened before or after, and loses nothing', async () => {
    const home = temporaryHome();
    const store = await openStore(home);
    await store.verdicts.write('kept', 'passed');
    fillDisk(home);
    await expect(write(store, 'one')).rejects.toThrow(/the disk is full/);
    const late = await openStore(home);
    await expect(write(late, 'two')).rejects.toThrow(/the disk is full/);
    expect(await late.verdicts.read('kept')).toBe('passed');
    fillDisk(null);
    await write(store, 'three');
    await late.close();
    await store.close();
  });

  it('has room in other folders', async () => {
    const [full, other] = [temporaryHome(), temporaryHome()];
    fillDisk(full);
    const store = await openStore(other);
    await write(store, 'one');
    expect(await store.verdicts.read(`one 99 ${'x'.repeat(1_000)}`)).toBe('passed');
    await store.close();
  });

  it('takes no new file', () => {
    const home = temporaryHome();
    const file = join(home, 'file');
    fillDisk(home);
    expect(() => writeFileSync(file, 'text')).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
    fillDisk(null);
    writeFileSync(file, 'text');
    expect(readFileSync(file, 'utf8')).toBe('text');
  });
});
