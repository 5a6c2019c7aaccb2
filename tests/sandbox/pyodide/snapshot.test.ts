import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cache } from '../support.ts';
import { compiledPath } from '../../../sandbox/pyodide/compiled-path.ts';
import { obtainSnapshot } from '../../../sandbox/pyodide/snapshot.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persd-snapshot-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('two that build at once end with one snapshot, and a torn one is built again', { timeout: 240_000 }, async () => {
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
  await writeFile(compiledPath(first), 'changed');
  expect(await obtainSnapshot(folder)).toBe(first);
  expect((await stat(compiledPath(first))).size).toBeGreaterThan(500_000);
});

test('a snapshot whose code could not be compiled has it compiled when it is opened again', {
  timeout: 240_000,
}, async () => {
  const path = await obtainSnapshot(folder);
  await writeFile(compiledPath(path), '');
  const digest = createHash('sha256');
  for (const bytes of [await readFile(path), Buffer.alloc(0)]) digest.update(`${bytes.length} `).update(bytes);
  await writeFile(join(dirname(path), 'digest'), digest.digest('hex'));
  const { mtimeMs } = await stat(path);
  expect(await obtainSnapshot(folder)).toBe(path);
  expect((await stat(compiledPath(path))).size).toBeGreaterThan(500_000);
  expect((await stat(path)).mtimeMs, 'the memory itself stays').toBe(mtimeMs);
  expect(await readdir(folder)).toHaveLength(1);
});

test('a snapshot with another hash seed lies beside the first', { timeout: 240_000 }, async () => {
  const [zero, one] = [await obtainSnapshot(cache, 0), await obtainSnapshot(cache, 1)];
  expect(one).not.toBe(zero);
  expect(await obtainSnapshot(cache)).toBe(zero);
});
