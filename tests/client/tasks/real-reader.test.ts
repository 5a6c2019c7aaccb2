// Starts the real sandbox: what tasks become when Python's own parser reads them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlan, starters } from '../../../client/init/start.ts';
import { readTasks } from '../../../client/tasks/read-tasks.ts';
import type { TaskSource } from '../../../domain/plan.ts';
import type { CodingTask } from '../../../domain/task.ts';
import { openSandbox } from '../../../sandbox/open.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { samplePlan } from '../../support/sample-plan.ts';
import { suiteFolder, temporaryHome } from '../../support/temporary-home.ts';

const cache = suiteFolder();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox({ cache, slots: 1 });
});

afterAll(() => sandbox.close());

function read(folder: string, source: Partial<TaskSource>) {
  const tasks = { path: 'tasks.jsonl', format: null, fields: {}, ids: null, limit: null, only: null, ...source };
  return readTasks(samplePlan({ tasks }), folder, sandbox, { skipBad: true, allowOutside: false });
}

function mapped(rows: (object | string)[], fields: TaskSource['fields']) {
  const folder = temporaryHome();
  const lines = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  writeFileSync(join(folder, 'tasks.jsonl'), lines.join('\n'));
  return read(folder, { format: 'map', fields });
}

/** Ids of the tasks whose own gold program does not pass. */
async function failing(tasks: CodingTask[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { id, gold, ...task } of tasks) {
    const limits = { cpuMs: 30_000, memoryMb: 256 };
    const { status } = await sandbox.execute({ ...task, program: gold ?? '', limits, allTests: false });
    if (status !== 'passed') failed.push(`${id}: ${status}`);
  }
  return failed;
}

it('makes the tasks of a started plan ones that their gold programs solve, judged by value', async () => {
  const folder = temporaryHome();
  await startPlan(folder, starters.collect);
  const tasks = (await read(folder, {})).tasks.map(({ task }) => task);
  expect(tasks.flatMap((task) => task.tests.map((test) => test.kind))).toEqual(Array(12).fill('value'));
  expect(await failing(tasks)).toEqual([]);
});

it('reads rows of anybody’s, whatever form their tests have', async () => {
  const gold =
    'import math\n\ndef helper(x):\n    return x\n\ndef area(r):\n    return round(math.pi * helper(r) ** 2, 2)';
  const starter = 'def area(r):\n    ';
  const forms = {
    asserts: { gold, cases: ['assert area(1) == 3.14', 'assert set([area(0)]) == {0.0}'] },
    pytest: { gold, cases: 'def test_area():\n    assert area(1) == 3.14\n' },
    pairs: { gold, cases: [{ input: [1], output: 3.14 }] },
    text: { gold, cases: '{"inputs": ["1", "0"], "outputs": ["3.14", "0.0"]}' },
    starter: { starter, cases: [{ input: [1], output: 3.14 }] },
  };
  const rows = Object.entries(forms).map(([id, form]) => ({ id, question: 'The area of a circle.', ...form }));
  const fields = { id: 'id', text: 'question', tests: 'cases', gold: 'gold', header: 'starter' };
  const { tasks, skipped } = await mapped(rows, fields);
  expect(skipped).toEqual({});
  expect(tasks.map(({ task }) => [task.id, task.entryPoint, task.header])).toEqual(
    Object.keys(forms).map((id) => [id, 'area', 'def area(r):']),
  );
  expect(await failing(tasks.map(({ task }) => task).filter((task) => task.gold !== null))).toEqual([]);
});

it('checks thousands of rows and counts the bad ones by reason', async () => {
  const good = (n: number) => ({
    q: 'Add.',
    t: [`assert add_${n}(1) == ${n + 1}`],
    s: `def add_${n}(x):\n    return x + ${n}`,
  });
  const bad = [{ s: 'def f(:' }, { t: [] }, { q: '' }, { t: ['assert f('] }, { t: 3 }];
  const rows = Array.from({ length: 4000 }, (_, n) => ({ ...good(n), ...bad[n % 100] }));
  const fields = { text: 'q', tests: 't', gold: 's' };
  const { tasks, skipped } = await mapped([...rows, '{"q": "torn'], fields);
  expect(skipped).toEqual({
    unreadable_gold: 40,
    no_tests: 40,
    missing_column: 40,
    unreadable_tests: 40,
    wrong_column: 40,
    torn: 1,
  });
  expect(tasks).toHaveLength(3800);
  expect(tasks.at(-1)?.task).toMatchObject({
    id: '4000',
    entryPoint: 'add_3999',
    header: 'def add_3999(x):',
    tests: [{ kind: 'value', call: 'add_3999(1)', expected: '4000', value: { t: 'int', v: '4000' } }],
  });
});

const data = process.env['PERSD_DATA'];
if (data === undefined) console.warn('PERSD_DATA is not set: no published file of tasks is read');

describe.skipIf(data === undefined)('published files', () => {
  const published = (path: string, more: Partial<TaskSource> = {}) => read(data ?? '', { path, ...more });

  it.each([
    ['mbpp/mbpp.jsonl', 974, 973],
    ['mbpp/sanitized-mbpp.json', 427, 400],
    ['humaneval/HumanEval.jsonl.gz', 164, 145],
    ['persdistill/traces-sample.jsonl', 400, 398],
  ])('are read whole: %s has %i tasks, at least %i of them judged by value', async (path, count, byValue) => {
    const { tasks, skipped } = await published(path);
    expect(skipped).toEqual({});
    expect(tasks).toHaveLength(count);
    const judged = tasks.filter(({ task }) => task.tests.every((test) => test.kind === 'value'));
    expect(judged.length).toBeGreaterThanOrEqual(byValue);
  });

  it('have gold programs that pass: MBPP 601 to 974', { timeout: 180_000 }, async () => {
    const { tasks } = await published('mbpp/mbpp.jsonl', { ids: [601, 974] });
    expect(tasks).toHaveLength(374);
    expect(await failing(tasks.map(({ task }) => task))).toEqual([]);
  });

  it.each([
    ['mbpp/mbpp.jsonl', ['367', '927'], 'whose tests need objects of the program’s own classes'],
    ['mbpp/sanitized-mbpp.json', ['82', '98'], 'whose tests need imports'],
    ['humaneval/HumanEval.jsonl.gz', [10, 32, 38, 50].map((n) => `HumanEval/${n}`), 'whose prompts define more'],
  ])('have gold programs that pass: %s, %j, %s', async (path, only) => {
    const { tasks } = await published(path, { only });
    expect(await failing(tasks.map(({ task }) => task))).toEqual([]);
  });

  it('need what the prompt defines: a bare function passes with it, and of three of HumanEval one without', async () => {
    const only = [32, 38, 50].map((n) => `HumanEval/${n}`);
    const tasks = (await published('humaneval/HumanEval.jsonl.gz', { only })).tasks.map(({ task }) => task);
    const bare = tasks.map((task) => ({ ...task, gold: task.gold?.slice(task.gold.lastIndexOf('\ndef ')) ?? null }));
    expect(await failing(bare)).toEqual([]);
    expect(await failing(bare.map((task) => ({ ...task, setup: '' })))).toHaveLength(2);
  });
});
