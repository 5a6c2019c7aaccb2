// From a real store to a folder.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { type DatasetOptions, exportDataset } from '../../../client/export/dataset.ts';
import { parts, rowsPath } from '../../../client/export/part.ts';
import { formatNames, isParquetOnly } from '../../../client/export/registry.ts';
import { estimate } from '../../../client/export/tokens.ts';
import type { Collection, Store } from '../../../store/port.ts';
import { openedStore } from '../../store/opened-store.ts';
import { parquetRows } from './parquet/rows.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { recordRun } from './samples.ts';

const tasks = 40;
const forward = Array.from({ length: tasks }, (_, number) => number);

/** A run of refined tasks but for one that was mastered, recorded in some order. */
async function recorded(order: number[]): Promise<{ store: Store; run: Collection }> {
  const store = await openedStore();
  const card = { licence: 'cc-by-4.0', teacherTerms: '<img src=x onerror=alert(1)> **bold** \u001b[31m' };
  const trajectories = forward.map((number) => (number === 7 ? { outcome: 'mastered' as const } : {}));
  return { store, run: await recordRun(store, 'run', { trajectories, plan: { card }, order }) };
}

async function exported(order: number[], more: Partial<DatasetOptions> = {}) {
  const { store, run } = await recorded(order);
  const out = join(temporaryHome(), 'set');
  const options = { variant: 'persd', validation: 0.2, seed: 0, out, file: 'jsonl', verifier: null, ...more } as const;
  return { out, manifest: await exportDataset(store, [run], options) };
}

const rowsIn = (out: string, path: string): Record<string, unknown>[] =>
  existsSync(join(out, path))
    ? readFileSync(join(out, path), 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line): Record<string, unknown> => JSON.parse(line))
    : [];

it('has every format, each with its own rows, and each task in one part of all of them', async () => {
  const { out, manifest } = await exported(forward);
  for (const format of formatNames) {
    for (const part of parts) {
      const path = rowsPath(format, part, 'jsonl');
      const rows = isParquetOnly(format) ? await parquetRows(join(out, path)) : rowsIn(out, path);
      expect(rows).not.toHaveLength(0);
      expect(manifest.rows).toMatchObject({ [path]: rows.length });
    }
  }
  const idsIn = (part: string) => new Set(rowsIn(out, `data/prompt-completion/${part}.jsonl`).map(({ id }) => id));
  expect(idsIn('train').size + idsIn('validation').size).toBe(tasks - 1);
  expect(new Set([...idsIn('train'), ...idsIn('validation')]).size).toBe(tasks - 1);
  expect(manifest.leftOut).toEqual({ mastered: 1 });
});

it('says of every row where it comes from', async () => {
  const { out } = await exported(forward, { variant: 'persd-combined' });
  const origin = new Map(rowsIn(out, 'provenance.jsonl').map((row) => [row['id'], row]));
  const rows = rowsIn(out, 'data/prompt-completion/train.jsonl');
  for (const { id } of rows) expect(origin.get(id)).toMatchObject({ run: 'run', part: 'train', outcome: 'refined' });
  expect(origin.get('persd-combined/task-0/rectify')).toMatchObject({ answer: 'refinement', program: { index: 1 } });
  expect(origin.get('persd-combined/task-0/attempt')).toMatchObject({ answer: 'gold', program: { call: null } });
});

it('says it of rows that are of no variant too, whose programs it names', async () => {
  const { out } = await exported(forward);
  const origin = new Map(rowsIn(out, 'provenance.jsonl').map((row) => [row['id'], row]));
  for (const format of ['preference', 'kto', 'teacher-context']) {
    const rows = parts.flatMap((part) => rowsIn(out, `data/${format}/${part}.jsonl`));
    expect(rows).not.toHaveLength(0);
    for (const { id } of rows) expect(origin.has(id)).toBe(true);
  }
  expect(origin.get('kto/task-0/0')).toMatchObject({ answer: 'attempt', program: { status: 'failed' } });
  expect(origin.get('preference/task-0')).toMatchObject({ answer: 'refinement', program: { status: 'passed' } });
});

it('leaves rows of no variant out by length too, and says so for each format', async () => {
  const sifting = { maxTokens: 1, tokens: estimate, noNear: false, hostPaths: [] };
  const { out, manifest } = await exported(forward, { sifting });
  expect(Object.keys(manifest.rows).filter((path) => !path.startsWith('data/trajectories/'))).toEqual([]);
  expect(manifest.others).toMatchObject({
    kto: { leftOut: { 'longer than 1 tokens': tasks } },
    'verl-rl': { leftOut: { 'longer than 1 tokens': tasks } },
    trajectories: { leftOut: {} },
  });
  expect(readFileSync(join(out, 'README.md'), 'utf8')).toContain(
    `- kto: left out ${tasks} tasks: longer than 1 tokens`,
  );
});

it('has a manifest with the hash of every other file, and no address of a server', async () => {
  const { out, manifest } = await exported(forward);
  const paths = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1));
  expect(Object.keys(manifest.files).toSorted()).toEqual(paths.filter((path) => path !== 'manifest.json').toSorted());
  for (const [path, { sha256 }] of Object.entries(manifest.files)) {
    expect(
      createHash('sha256')
        .update(readFileSync(join(out, path)))
        .digest('hex'),
    ).toBe(sha256);
  }
  expect(readFileSync(join(out, 'manifest.json'), 'utf8')).not.toContain('baseURL');
});

it('has a card whose front matter names the files that are there', async () => {
  const { out } = await exported(forward, { validation: 0 });
  const [, front = ''] = readFileSync(join(out, 'README.md'), 'utf8').split('---\n');
  const card: { license: string; configs: { data_files: { path: string }[] }[] } = parse(front);
  expect(card.license).toBe('cc-by-4.0');
  expect(card.configs).toHaveLength(formatNames.filter((format) => !isParquetOnly(format)).length);
  for (const { path } of card.configs.flatMap((config) => config.data_files))
    expect(existsSync(join(out, path))).toBe(true);
});

it('says in its card and its manifest what was left out and noticed', async () => {
  const { out, manifest } = await exported(forward, {
    sifting: { maxTokens: 1, tokens: estimate, noNear: false, hostPaths: [] },
  });
  expect(manifest.leftOut).toEqual({ mastered: 1, 'longer than 1 tokens': tasks - 1 });
  expect(readFileSync(join(out, 'README.md'), 'utf8')).toContain(`- left out ${tasks - 1} tasks: longer than 1 tokens`);
  expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({
    choices: { maxTokens: 1, verified: false },
    findings: { rowsLeftOut: {}, nearDuplicates: 0, mended: {} },
  });
});

it('has a card in which the words of a plan are words', async () => {
  const { out } = await exported([0]);
  const card = readFileSync(join(out, 'README.md'), 'utf8');
  expect(card).toContain('- teacherTerms: `<img src=x onerror=alert(1)> **bold** \\x1b[31m`');
  expect(card).not.toContain('\u001b');
});

it('is the same bytes in whatever order its tasks ended', async () => {
  const one = await exported(forward);
  const other = await exported(forward.toReversed());
  expect(other.manifest.files).toEqual(one.manifest.files);
});

it('is refused as stand where gold was collected for failed tasks alone', async () => {
  await expect(exported([0], { variant: 'stand' })).rejects.toThrow(/goldFor: failed/);
});
