import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { obtainSnapshot } from '../../../sandbox/pyodide/snapshot.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persd-snapshot-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('two that build at once end with one snapshot, and a torn one is built again', async () => {
  const [first, second] = await Promise.all([obtainSnapshot(folder), obtainSnapshot(folder)]);
  expect(second).toBe(first);
  expect(await readdir(folder)).toHaveLength(1);
  const { size, mtimeMs } = await stat(first);
  expect(await obtainSnapshot(folder)).toBe(first);
  expect((await stat(first)).mtimeMs).toBe(mtimeMs);
  await writeFile(first, 'torn');
  expect(await obtainSnapshot(folder)).toBe(first);
  expect((await stat(first)).size).toBe(size);
  expect(await readdir(folder)).toHaveLength(1);
});
