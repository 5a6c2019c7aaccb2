import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readBenchmark } from '../../../client/benchmarks/read-benchmark.ts';
import { Judge } from '../../../client/evaluate/judge.ts';
import { startPlan, starters } from '../../../client/init/start.ts';
import { keysAt } from '../../../client/plan/expected.ts';
import { PlanFailure } from '../../../client/plan/failure.ts';
import { readEvaluatePlan, readPlan } from '../../../client/plan/read.ts';
import { readPersdRow } from '../../../domain/benchmarks/persd.ts';
import { isFault } from '../../../domain/benchmarks/raw.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const options = { allowOutside: false, env: {} };

describe('a started plan', () => {
  it('passes every check as it stands', async () => {
    const { plan } = await startPlan(temporaryHome(), starters.collect);
    expect(await readPlan(plan, options)).toMatchObject({ name: 'first-run', tasks: { path: 'tasks.jsonl' } });
  });

  it('passes every check with all that it only suggests', async () => {
    const { plan } = await startPlan(temporaryHome(), starters.collect);
    const suggested = readFileSync(plan, 'utf8')
      .replaceAll(/^( *)# (?=\w+:)(.*)$/gm, '$1$2')
      .replaceAll(/^( +)#   (?=\w+:)(.*)$/gm, '$1  $2')
      .replace(/^prompts:.*$/m, '');
    writeFileSync(plan, suggested);
    expect(await readPlan(plan, options)).toMatchObject({
      tasks: { format: 'map', fields: { text: 'question', tests: 'cases' }, ids: [1, 100], limit: 100 },
      student: { apiKeyEnv: 'STUDENT_API_KEY', stop: ['\nclass '], seed: 7, extraBody: { top_k: 40 } },
      budget: { usd: 6, calls: 5000, tokens: 1_000_000 },
    });
  });

  it('speaks of every key that a plan can have', async () => {
    const { plan } = await startPlan(temporaryHome(), starters.collect);
    const text = readFileSync(plan, 'utf8');
    const sections = [[], ...keysAt([], {}).map((key) => [key]), ['student', 'price']];
    const unspoken = sections
      .flatMap((path) => keysAt(path, {}))
      .filter((key) => !text.includes(`${key}:`) && !text.includes(`${key},`));
    expect(unspoken).toEqual([]);
  });

  it('comes with three tasks of our own format', async () => {
    const { tasks } = await startPlan(temporaryHome(), starters.collect);
    const rows = readFileSync(tasks, 'utf8').trim().split('\n');
    const read = rows.map((row, index) =>
      readPersdRow(JSON.parse(row), { file: 'tasks.jsonl', unit: 'line', number: index + 1 }),
    );
    expect(read).toHaveLength(3);
    expect(read.filter(isFault)).toEqual([]);
  });
});

describe('a started plan that evaluates', () => {
  it('passes every check as it stands, and with all that it only suggests', async () => {
    const { plan } = await startPlan(temporaryHome(), starters.evaluate);
    const started = {
      name: 'first-evaluation',
      evaluate: { benchmark: 'humaneval', path: 'benchmark.jsonl', n: 1, k: [1] },
    };
    expect(await readEvaluatePlan(plan, options)).toMatchObject(started);
    const suggested = readFileSync(plan, 'utf8')
      .replaceAll(/^( *)# (?=\w+:)(.*)$/gm, '$1$2')
      .replace('benchmark: humaneval', 'benchmark: mbpp')
      .replace(/^prompts:.*$/m, '');
    writeFileSync(plan, suggested);
    expect(await readEvaluatePlan(plan, options)).toMatchObject({
      evaluate: { split: 'test', ids: [0, 99], only: ['Starter/1'], limit: 100, wording: 'benchmark' },
      budget: { usd: 6, calls: 5000, tokens: 1_000_000 },
    });
  });

  it('speaks of every key that such a plan can have', async () => {
    const { plan } = await startPlan(temporaryHome(), starters.evaluate);
    const text = readFileSync(plan, 'utf8');
    const kind = { kind: 'evaluate' };
    const sections = [[], ...keysAt([], kind).map((key) => [key]), ['student', 'price']];
    const unspoken = sections
      .flatMap((path) => keysAt(path, kind))
      .filter((key) => !text.includes(`${key}:`) && !text.includes(`${key},`));
    expect(unspoken).toEqual([]);
  });

  it('comes with three tasks whose own programs pass their tests, and which show the first of these', async () => {
    const { tasks } = await startPlan(temporaryHome(), starters.evaluate);
    const sandbox = await openTestSandbox(1);
    onTestFinished(() => sandbox.close());
    const source = {
      benchmark: 'humaneval',
      path: tasks,
      name: tasks,
      split: null,
      ids: null,
      limit: null,
      only: null,
    } as const;
    const { tasks: read } = await readBenchmark(source, sandbox, { skipBad: false });
    expect(read.map(({ task }) => [task.id, task.shown?.length])).toEqual([
      ['Starter/0', 1],
      ['Starter/1', 1],
      ['Starter/2', 1],
    ]);
    const judge = new Judge(sandbox, { limits: { cpuMs: 6000, memoryMb: 256 }, python: 'wasm' });
    const judged = await Promise.all(read.map(({ task }) => judge.judge(task, task.gold ?? '')));
    expect(judged.map(({ result }) => result)).toEqual(['passed', 'passed', 'passed']);
  });
});

it('never writes over a plan or over tasks that are there', async () => {
  const folder = temporaryHome();
  const tasks = join(folder, 'tasks.jsonl');
  writeFileSync(tasks, 'mine');
  await expect(startPlan(folder, starters.collect)).rejects.toThrow(PlanFailure);
  await expect(startPlan(folder, starters.collect)).rejects.toThrow(`found ${tasks}; remove what is there`);
  expect(readFileSync(tasks, 'utf8')).toBe('mine');
});
