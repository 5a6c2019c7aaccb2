// Collections by the product's own activities from a real server, and then every row executed as it will be trained on.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { exportDataset } from '../../../client/export/dataset.ts';
import { type ExportOptions, exportRun } from '../../../client/export/export-run.ts';
import { chooseCollection } from '../../../client/run/choose.ts';
import { readTasks } from '../../../client/tasks/read-tasks.ts';
import { demoPlan } from '../../../client/demo/plan.ts';
import { playModels } from '../../../demo/play.ts';
import { type Script, startModelServer } from '../../../demo/server.ts';
import { demoFolder } from '../../../demo/tasks.ts';
import { variants } from '../../../domain/example/variant.ts';
import type { CollectPlan } from '../../../domain/plan.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import type { Collection, Store } from '../../../store/port.ts';
import { doubling } from '../../activities/home.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { openedStore } from '../../store/opened-store.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { playTraces, readTraces } from '../../support/traces.ts';
import { collectRun } from '../../support/walk.ts';

const data = readTraces();

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(2);
});
afterAll(() => sandbox.close());

/** Collects the tasks of a plan, which its server's address completes, with gold for every one of them. */
async function collected(script: Script, planAt: (url: string) => CollectPlan, folder: string) {
  const server = await startModelServer(script);
  onTestFinished(() => server.close());
  const plan: CollectPlan = { ...planAt(server.url), goldFor: 'all' };
  const { tasks } = await readTasks(plan, folder, sandbox, { skipBad: false, allowOutside: false });
  const store = await openedStore();
  await collectRun(
    store,
    sandbox,
    plan,
    tasks.map(({ task }) => task),
  );
  return { store, run: await chooseCollection(store, plan.name) };
}

async function exported({ store, run }: { store: Store; run: Collection }, more: Partial<ExportOptions>) {
  const out = join(temporaryHome(), 'rows.jsonl');
  const verifier = { sandbox, verdicts: store.verdicts, executed: () => {} };
  const options = { format: 'prompt-completion', variant: 'persd', file: 'jsonl', out, verifier, ...more } as const;
  const { rows, leftOut, findings } = await exportRun(store, [run], options);
  return { rows, leftOut, rowsLeftOut: findings.rowsLeftOut, text: await readFile(out, 'utf8') };
}

/** How many rows each variant has when each is executed, and why tasks have none. */
async function everyVariant(from: { store: Store; run: Collection }): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const variant of variants) {
    const { rows, leftOut } = await exported(from, { variant });
    told[variant] = { rows, leftOut };
  }
  return told;
}

/** The same of what has wrong answers beside right ones: of these each was seen to fail. */
async function everyOwnRow(from: { store: Store; run: Collection }): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const format of ['preference', 'kto', 'teacher-context'] as const) {
    const { rows, leftOut, rowsLeftOut, text } = await exported(from, { format });
    told[format] = { rows, leftOut, rowsLeftOut, right: text.split('"label":true').length - 1 };
  }
  return told;
}

it('every row of every variant of the demo passes as it will be trained on', { timeout: 240_000 }, async () => {
  const play = playModels();
  const instant: Script = async (asked) => ({ ...(await play({ ...asked, times: 1 })), latencyMs: 0 });
  const from = await collected(instant, (url) => demoPlan('demo', url), demoFolder);
  const others = { mastered: 13, unrefined: 1 };
  expect(await everyVariant(from)).toEqual({
    stand: { rows: 28, leftOut: {} },
    inpd: { rows: 14, leftOut: others },
    'inpd-refine': { rows: 14, leftOut: others },
    'inpd-combined': { rows: 28, leftOut: others },
    persd: { rows: 14, leftOut: others },
    'persd-refine': { rows: 14, leftOut: others },
    'persd-combined': { rows: 28, leftOut: others },
  });
  const unread = { 'the attempt does not continue the header': 2 };
  expect(await everyOwnRow(from)).toEqual({
    preference: { rows: 12, leftOut: { ...others, ...unread }, rowsLeftOut: {}, right: 0 },
    kto: { rows: 43, leftOut: {}, rowsLeftOut: {}, right: 27 },
    'teacher-context': { rows: 14, leftOut: others, rowsLeftOut: {}, right: 0 },
  });
});

describe.skipIf(data === null)('400 recorded traces', () => {
  const { path, traces } = data ?? { path: '', traces: [] };
  const planAt = (url: string): CollectPlan => {
    const { student, teacher, ...plan } = demoPlan('recorded', url);
    return {
      ...plan,
      tasks: { ...plan.tasks, path: basename(path), format: 'traces' },
      student: { ...student, model: 'recorded-student', maxTokens: 1024, concurrency: 20 },
      teacher: { ...teacher, model: 'recorded-teacher', concurrency: 20 },
      budget: { usd: null, calls: null, tokens: null },
    };
  };

  it('have every row of every variant, and each passes as it will be trained on', { timeout: 900_000 }, async () => {
    const one = { rows: 400, leftOut: {} };
    const both = { rows: 800, leftOut: {} };
    const from = await collected(playTraces(traces), planAt, dirname(path));
    expect(await everyVariant(from)).toEqual({
      stand: one,
      inpd: one,
      'inpd-refine': one,
      'inpd-combined': both,
      persd: one,
      'persd-refine': one,
      'persd-combined': both,
    });
    expect(await everyOwnRow(from)).toEqual({
      preference: { rows: 400, leftOut: {}, rowsLeftOut: {}, right: 0 },
      kto: { rows: 800, leftOut: {}, rowsLeftOut: {}, right: 400 },
      'teacher-context': { rows: 400, leftOut: {}, rowsLeftOut: {}, right: 0 },
    });
  });
});

/** A student that is always wrong, and a teacher that answers the one call that it was told of, whatever it is asked. */
const hardCode: Script = ({ model, prompt }) => {
  if (model === 'demo-student') return { text: '\n    return None\n' };
  const expected = /Expected: (\S+)/.exec(prompt)?.[1] ?? 'no call was told of';
  return { text: `\`\`\`python\ndef double(x):\n    return ${expected}\n\`\`\`` };
};

it('a teacher that answers the shown test alone is not believed where there are two, and known for it where there is one', async () => {
  const server = await startModelServer(hardCode);
  onTestFinished(() => server.close());
  const tasks = Array.from({ length: 8 }, (_, number) => ({
    ...doubling,
    id: `double-${number}`,
    text: `Return twice the number. (${number})`,
    tests: number < 5 ? doubling.tests : doubling.tests.slice(0, 1),
  }));
  const store = await openedStore();
  await collectRun(store, sandbox, { ...demoPlan('hard', server.url), refinements: 3 }, tasks);
  const run = await chooseCollection(store, 'hard');

  const folder = join(temporaryHome(), 'set');
  await exportDataset(store, [run], {
    variant: 'persd',
    validation: 0,
    seed: 0,
    out: folder,
    file: 'jsonl',
    verifier: null,
  });
  const origin = (await readFile(join(folder, 'provenance.jsonl'), 'utf8')).trimEnd().split('\n');
  const lines = origin.map((line): { id: string } => JSON.parse(line));
  expect(lines.filter(({ id }) => id.startsWith('persd/'))).toMatchObject(
    [5, 6, 7].map((number) => ({ task: `double-${number}`, outcome: 'refined', shownOnly: true })),
  );

  const from = { store, run };
  for (const format of ['prompt-completion', 'preference', 'teacher-context'] as const) {
    const { rows, leftOut } = await exported(from, { format, requireHidden: true });
    expect({ rows, leftOut }).toEqual({
      rows: 0,
      leftOut: { unrefined: 5, 'accepted on tests that the teacher had seen': 3 },
    });
  }
  expect((await exported(from, { format: 'kto' })).text).toContain('"label":true');
  expect((await exported(from, { format: 'kto', requireHidden: true })).text).not.toContain('"label":true');
});
