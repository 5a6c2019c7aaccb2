// A run in which every defect that a row can have is planted once, and what an export makes of each.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExportOptions, exportRun } from '../../../client/export/export-run.ts';
import { failsAsTrained } from '../../../client/export/passing.ts';
import { duplicate } from '../../../client/export/row-sieve.ts';
import { estimate } from '../../../client/export/tokens.ts';
import { passesAsTrained } from '../../../client/export/verify.ts';
import { chooseCollection } from '../../../client/run/choose.ts';
import type { CodingTask } from '../../../domain/task.ts';
import type { Trajectory } from '../../../domain/trajectory.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import type { Store } from '../../../store/port.ts';
import { doubling, storeWith } from '../../activities/home.ts';
import { planOf, refined } from '../../domain/samples.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

const host = '/home/somebody/';
const body = (lines: number): string =>
  `\n${Array.from({ length: lines }, (_, line) => `    part_${line} = x * ${line}\n`).join('')}    return x + x`;

interface Planted {
  /** What the teacher's correction has behind the header. */
  completion: string;
  /** The whole program that it was taken from, where that says more. */
  program?: string;
  task?: Partial<CodingTask>;
  more?: Partial<Trajectory>;
  /** What was mended, or why the row is left out; null: nothing is wrong. */
  found: { mended: string } | { leftOut: string } | null;
}

const left = (why: string): { leftOut: string } => ({ leftOut: failsAsTrained(why) });
const severalLines = 'def double(\n    x,\n    times=2,\n):';

const planted: Record<string, Planted> = {
  nothing: { completion: body(30), found: null },
  'a parameter renamed': { completion: '\n    return n + n', found: { mended: 'parameter' } },
  'an import lost': { completion: '\n    return math.floor(2 * x)', found: { mended: 'import' } },
  'a signature on several lines': {
    completion: '    x,\n    times=2,\n):\n    return times * x',
    task: { header: severalLines },
    found: { mended: 'signature' },
  },
  'foreign line ends': { completion: '\r\n    y = x\r\n    return x + y\r\n', found: { mended: 'line ends' } },
  'a fence': { completion: '\n    return 2 * x\n```', found: left('syntax') },
  prose: { completion: '\n    return 2 * x\n\nThis doubles it.', found: left('syntax') },
  'an answer cut off': { completion: '\n    return 2 * (', found: left('syntax') },
  'a wrong program': { completion: '\n    return 3 * x', found: left('assertion') },
  'an import that nobody knows': { completion: '\n    return reduce(add, [x, x])', found: left('name') },
  'a path of this machine': {
    completion: '\n    z = 2 * x\n    return z',
    more: { feedback: `FileNotFoundError: ${host}run.py` },
    found: { leftOut: 'a path of this machine' },
  },
  'a row that is there already': { completion: body(30), task: { text: 'nothing' }, found: { leftOut: duplicate } },
  'a row that is nearly there already': {
    completion: `${body(30)}  # the same`,
    task: { text: 'nothing' },
    found: { leftOut: 'nearly the same row as an earlier one' },
  },
  'a long row': { completion: body(400), found: { leftOut: 'longer than 1000 tokens' } },
};

const names = Object.keys(planted);

/** Texts of the tasks have words of their own, lest one task is near another. */
const taskOf = (name: string): CodingTask => ({ ...doubling, id: name, text: name, ...planted[name]?.task });

function trajectoryOf(name: string, position: number): Trajectory {
  const { completion = '', program = null, more = {}, task = {} } = planted[name] ?? {};
  const source = program ?? `${task.header ?? doubling.header}${completion}`;
  const refinements = refined.refinements.map((one) =>
    one.execution.status === 'passed' ? { ...one, program: source, completion } : one,
  );
  return { ...refined, run: 'run', task: name, position, refinements, ...more };
}

/** A store with a run of every planted defect. */
async function plantedStore(): Promise<Store> {
  const store = await storeWith(names.map(taskOf), planOf('completions'));
  const told = names.map((name, number) => ({ number, trajectory: trajectoryOf(name, number) }));
  await store.trajectories.write('run', told);
  return store;
}

async function exported(store: Store, more: Partial<ExportOptions> = {}) {
  const out = join(temporaryHome(), 'rows.jsonl');
  const summary = await exportRun(store, [await chooseCollection(store, 'run')], {
    format: 'prompt-completion',
    variant: 'persd',
    file: 'jsonl',
    out,
    verifier: { sandbox, verdicts: store.verdicts, executed: () => {} },
    sifting: { maxTokens: 1_000, tokens: estimate, noNear: true, hostPaths: [host] },
    ...more,
  });
  const lines = (await readFile(out, 'utf8')).split('\n').slice(0, -1);
  return { summary, rows: lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

/** How often each of these words stands there. */
const counted = (words: string[]): Record<string, number> =>
  Object.fromEntries(words.map((word) => [word, words.filter((one) => one === word).length]));

it('every planted defect is mended or left out, and counted by its name', async () => {
  const { summary, rows } = await exported(await plantedStore());
  const found = names.map((name) => planted[name]?.found ?? null);
  const good = names.filter((_, index) => found[index] === null || 'mended' in (found[index] ?? {}));
  expect(rows.map(({ id }) => id)).toEqual(good.map((name) => `persd/${name}`));
  const mended = found.flatMap((one) => (one !== null && 'mended' in one ? [one.mended] : []));
  const reasons = found.flatMap((one) => (one !== null && 'leftOut' in one ? [one.leftOut] : []));
  expect(summary.findings.mended).toEqual(counted(mended));
  expect(summary.leftOut).toEqual(counted(reasons));
  expect(JSON.stringify(rows)).not.toMatch(/\\r|```|somebody/);
});

it('what is planted in a chat’s answers is caught where its program is not the whole answer', async () => {
  const store = await plantedStore();
  const run = await chooseCollection(store, 'run');
  const chat = { ...run, plan: { ...run.plan, ...planOf('chat') } };
  const out = join(temporaryHome(), 'rows.jsonl');
  const { rows, leftOut } = await exportRun(store, [chat], {
    format: 'messages',
    variant: 'persd',
    file: 'jsonl',
    out,
    verifier: { sandbox, verdicts: store.verdicts, executed: () => {} },
  });
  const text = await readFile(out, 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(rows);
  // A whole program says itself what its parameters are called; nothing else that is wrong is mended there.
  expect(leftOut).toMatchObject({ [failsAsTrained('line ends')]: 1, [failsAsTrained('assertion')]: 1 });
});

it('an attempt that failed and passes as trained is no rejected answer, of a pair or alone', async () => {
  const store = await storeWith([doubling, { ...doubling, id: 'other', text: 'Another.' }], planOf('completions'));
  const right = refined.attempts.map((one) => ({ ...one, completion: '\n    return 2 * x' }));
  const trajectories = [{ attempts: right }, {}].map((more, number) => ({
    number,
    trajectory: { ...refined, run: 'run', task: ['double', 'other'][number] ?? '', position: number, ...more },
  }));
  await store.trajectories.write('run', trajectories);
  const pairs = await exported(store, { format: 'preference' });
  expect(pairs.rows.map(({ id }) => id)).toEqual(['preference/other']);
  expect(pairs.summary.leftOut).toEqual({ [passesAsTrained]: 1 });
  const { rows, summary } = await exported(store, { format: 'kto' });
  const labels = rows.map(({ id, label }) => [String(id).split('/')[1], label]);
  expect(labels).toEqual([
    ['double', false],
    ['double', true],
    ['other', false],
    ['other', false],
    ['other', true],
  ]);
  expect(summary.findings.rowsLeftOut).toEqual({ [passesAsTrained]: 1 });
});
