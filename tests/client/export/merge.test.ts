// Runs of one real store, merged as a command merges them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ExportOptions, exportRun } from '../../../client/export/export-run.ts';
import { notDrawn } from '../../../client/export/rows.ts';
import { fromNewerRun } from '../../../client/export/newer.ts';
import { isCollection } from '../../../client/run/choose.ts';
import { exportDataset } from '../../../client/export/dataset.ts';
import type { ExecutedProgram, Trajectory } from '../../../domain/trajectory.ts';
import type { Collection, Store } from '../../../store/port.ts';
import { planOf, refined } from '../../domain/samples.ts';
import { openedStore } from '../../store/opened-store.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { recordRun } from './samples.ts';

const mastered: Partial<Trajectory> = { outcome: 'mastered', refinements: [] };
const abandoned: Partial<Trajectory> = { outcome: 'abandoned', attempts: [], refinements: [] };

const rewritten = (one: ExecutedProgram): ExecutedProgram => ({
  ...one,
  program: `${one.program}  # second round`,
  completion: `${one.completion}  # second round`,
});
/** The same task in a second round, in which everybody wrote something else. */
const again: Partial<Trajectory> = {
  gold: refined.gold && rewritten(refined.gold),
  attempts: refined.attempts.map(rewritten),
  refinements: refined.refinements.map(rewritten),
};

/** A first round of four tasks and a second, in which the student has mastered one of them and one is abandoned. */
async function twoRounds(): Promise<{ store: Store; runs: Collection[] }> {
  const store = await openedStore();
  const plan = { goldFor: 'all' } as const;
  const one = await recordRun(store, 'one', { trajectories: [{}, {}, {}, {}], plan });
  const two = await recordRun(store, 'two', {
    trajectories: [again, { ...again, ...mastered }, abandoned, again],
    plan,
  });
  return {
    store,
    runs: [
      { ...one, createdAt: 1 },
      { ...two, createdAt: 2 },
    ],
  };
}

async function exported({ store, runs }: { store: Store; runs: Collection[] }, more: Partial<ExportOptions> = {}) {
  const out = join(temporaryHome(), 'rows.jsonl');
  const options = {
    format: 'prompt-completion',
    variant: 'persd',
    file: 'jsonl',
    out,
    verifier: null,
    ...more,
  } as const;
  const summary = await exportRun(store, runs, options);
  const rows = (await readFile(out, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line): Record<string, unknown> => JSON.parse(line));
  return { summary, rows, ids: rows.map(({ id }) => id) };
}

describe('merged runs', () => {
  it('give the newest run’s row of a task, and an older one’s where the newest has none', async () => {
    const { ids, summary } = await exported(await twoRounds());
    expect(ids).toEqual(['persd/two/task-3', 'persd/two/task-0', 'persd/one/task-2', 'persd/one/task-1']);
    expect(summary.leftOut).toEqual({ abandoned: 1, mastered: 1, [fromNewerRun]: 2 });
  });

  it('are the same bytes in whatever order they are named', async () => {
    const { store, runs } = await twoRounds();
    const one = await exported({ store, runs });
    const other = await exported({ store, runs: runs.toReversed() });
    expect(other.summary.sha256).toBe(one.summary.sha256);
  });

  it('give every row where all are kept', async () => {
    const { ids } = await exported(await twoRounds(), { keepAll: true });
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
  });

  it('are compared variant by variant', async () => {
    const mix = [
      { variant: 'persd', share: 1 },
      { variant: 'stand', share: 1 },
    ] as const;
    const { ids } = await exported(await twoRounds(), { mix: [...mix] });
    expect(ids.filter((id) => String(id).endsWith('task-1'))).toEqual(['stand/two/task-1', 'persd/one/task-1']);
  });

  it.each([
    ['kto', 8],
    ['preference', 4],
    ['teacher-context', 4],
  ] as const)('give each task once as %s too', async (format, rows) => {
    const { ids } = await exported(await twoRounds(), { format });
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids.map((id) => String(id).split('/')[2])).size).toBe(4);
    expect(ids.length).toBeGreaterThanOrEqual(rows);
  });

  it('keep the names of their tasks in what is recorded of them', async () => {
    const { rows } = await exported(await twoRounds(), { format: 'trajectories', keepAll: true });
    expect(rows).toHaveLength(8);
    expect(rows[0]).toMatchObject({ run: 'two', task: { id: 'task-3' } });
  });

  it('are drawn by task: a sample has all rows of a task or none', async () => {
    const { ids } = await exported(await twoRounds(), { keepAll: true, sample: 3, seed: 5 });
    const tasks = ids.map((id) => String(id).split('/')[2]);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.length).toBeLessThanOrEqual(3);
    const whole = (await exported(await twoRounds(), { keepAll: true })).ids.map((id) => String(id).split('/')[2]);
    for (const task of tasks) {
      expect(tasks.filter((one) => one === task)).toHaveLength(whole.filter((one) => one === task).length);
    }
  });

  it('have the same task under two names once, and another task of the same name beside it', async () => {
    const { store, runs } = await twoRounds();
    const [one] = runs;
    if (one === undefined) throw new Error('no run');
    const renamed = await store.tasks.load('one', [0, 1]);
    const [first, second] = renamed.map(({ task }) => task);
    if (first === undefined || second === undefined) throw new Error('no tasks');
    const files = [
      { task: { ...first, id: 'other-name' }, position: 0 },
      { task: { ...second, text: 'Return another.' }, position: 1 },
    ];
    await store.runs.create({
      plan: { ...one.plan, name: 'three' },
      tasks: files,
      tasksPerWorkflow: 2,
      blocks: [{ from: 0, to: 1 }],
    });
    const told = files.map(({ task, position }, number) => ({
      number,
      trajectory: { ...refined, run: 'three', task: task.id, position },
    }));
    await store.trajectories.write('three', told);
    const three = await store.runs.get('three');
    if (three === null || !isCollection(three)) throw new Error('no run');
    const { ids } = await exported({ store, runs: [one, { ...three, createdAt: 3 }] });
    expect(ids).toEqual([
      'persd/three/other-name',
      'persd/three/task-1',
      'persd/one/task-3',
      'persd/one/task-2',
      'persd/one/task-1',
    ]);
  });

  it('are refused where their rows have two forms', async () => {
    const { store, runs } = await twoRounds();
    const chat = await recordRun(store, 'chat', { trajectories: [{}], plan: planOf('chat') });
    await expect(exported({ store, runs: [...runs, chat] })).rejects.toThrow(
      'one asks its student by completions and chat asks its student by chat; export them apart',
    );
  });
});

describe('a folder of merged and mixed runs', () => {
  it('says of every row which run and which variant it is of, and has a task in one part alone', async () => {
    const { store, runs } = await twoRounds();
    const out = join(temporaryHome(), 'set');
    const mix = [
      { variant: 'persd', share: 1 },
      { variant: 'stand', share: 0.5 },
    ] as const;
    const manifest = await exportDataset(store, runs, {
      variant: 'persd',
      mix: [...mix],
      keepAll: true,
      validation: 0.5,
      seed: 7,
      out,
      file: 'jsonl',
      verifier: null,
    });
    expect(manifest.runs.map(({ name }) => name)).toEqual(['two', 'one']);
    const origin = (await readFile(join(out, 'provenance.jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line): Record<string, string> => JSON.parse(line));
    const ofVariants = origin.filter(({ id, variant }) => id?.startsWith(`${variant}/`));
    for (const { id, run, variant, task } of ofVariants) expect(id).toBe(`${variant}/${run}/${task}`);
    expect(new Set(ofVariants.map(({ run, variant }) => `${run} ${variant}`)).size).toBe(4);
    const parts = new Map<string, Set<string>>();
    for (const { task = '', part = '' } of origin) parts.set(task, (parts.get(task) ?? new Set()).add(part));
    expect([...parts.values()].every(({ size }) => size === 1)).toBe(true);
    expect(await readFile(join(out, 'README.md'), 'utf8')).toContain(
      'persd export two --merge one --format all --mix persd=1,stand=0.5',
    );
  });
});

describe('a mix', () => {
  it('has a variant’s rows for its share of tasks alone', async () => {
    const { store } = await twoRounds();
    const run = await recordRun(store, 'many', {
      trajectories: Array.from({ length: 60 }, () => ({})),
      plan: { goldFor: 'all' },
    });
    const { ids } = await exported(
      { store, runs: [run] },
      {
        mix: [
          { variant: 'persd', share: 1 },
          { variant: 'stand', share: 0.5 },
        ],
        seed: 7,
      },
    );
    expect(ids.filter((id) => String(id).startsWith('persd/'))).toHaveLength(60);
    const stand = ids.filter((id) => String(id).startsWith('stand/')).length;
    expect(stand).toBeGreaterThan(15);
    expect(stand).toBeLessThan(45);
    const { summary } = await exported({ store, runs: [run] }, { mix: [{ variant: 'stand', share: 0.5 }], seed: 7 });
    expect(summary).toMatchObject({ rows: stand, leftOut: { [notDrawn]: 60 - stand } });
  });

  it('is refused where a run cannot give one of its variants, and where a format makes its own rows', async () => {
    const { store } = await twoRounds();
    const run = await recordRun(store, 'cheap', { trajectories: [{}], plan: { goldFor: 'failed' } });
    const mix = [{ variant: 'stand', share: 0.5 }] as const;
    await expect(exported({ store, runs: [run] }, { mix: [...mix] })).rejects.toThrow(
      'cheap was collected with goldFor: failed',
    );
    await expect(exported({ store, runs: [run] }, { mix: [...mix], format: 'kto' })).rejects.toThrow(
      'kto makes its own; leave --mix out',
    );
  });
});
