// From a real store to a folder.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { type DatasetOptions, exportDataset } from '../../../client/export/dataset.ts';
import { formatNames } from '../../../client/export/registry.ts';
import type { RunRecord, Store } from '../../../store/port.ts';
import { planOf, refined } from '../../domain/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { newRun, trajectory } from '../../store/samples.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const tasks = 40;

/** A run of refined tasks but for one that was mastered, recorded in some order. */
async function recorded(order: number[]): Promise<{ store: Store; run: RunRecord }> {
  const store = await openedStore();
  const made = newRun('run', tasks);
  const card = { licence: 'cc-by-4.0', teacherTerms: '<img src=x onerror=alert(1)> **bold** \u001b[31m' };
  await store.runs.create({ ...made, plan: { ...made.plan, ...planOf('completions'), card } });
  for (const number of order) {
    const outcome = number === 7 ? 'mastered' : 'refined';
    const { task, position } = trajectory(number, outcome, tasks).trajectory;
    await store.trajectories.write('run', [
      { number, trajectory: { ...refined, run: 'run', task, position, outcome } },
    ]);
  }
  const run = await store.runs.get('run');
  if (run === null) throw new Error('the run was not created');
  return { store, run };
}

async function exported(order: number[], more: Partial<DatasetOptions> = {}) {
  const { store, run } = await recorded(order);
  const out = join(temporaryHome(), 'set');
  const options = { variant: 'persd', validation: 0.2, seed: 0, out, verifier: null, ...more } as const;
  return { out, manifest: await exportDataset(store, run, options) };
}

const forward = Array.from({ length: tasks }, (_, number) => number);
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
    const train = rowsIn(out, `data/${format}/train.jsonl`).length;
    const validation = rowsIn(out, `data/${format}/validation.jsonl`).length;
    expect([train, validation]).not.toContain(0);
    expect(manifest.rows).toMatchObject({
      [`data/${format}/train.jsonl`]: train,
      [`data/${format}/validation.jsonl`]: validation,
    });
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
  expect(card.configs).toHaveLength(formatNames.length);
  for (const { path } of card.configs.flatMap((config) => config.data_files))
    expect(existsSync(join(out, path))).toBe(true);
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
