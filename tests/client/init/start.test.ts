import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPlan } from '../../../client/init/start.ts';
import { keysAt } from '../../../client/plan/expected.ts';
import { PlanFailure } from '../../../client/plan/failure.ts';
import { readPlan } from '../../../client/plan/read.ts';
import { readPersdRow } from '../../../domain/benchmarks/persd.ts';
import { isFault } from '../../../domain/benchmarks/raw.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const options = { allowOutside: false, env: {} };

describe('a started plan', () => {
  it('passes every check as it stands', async () => {
    const { plan } = await startPlan(temporaryHome());
    expect(await readPlan(plan, options)).toMatchObject({ name: 'first-run', tasks: { path: 'tasks.jsonl' } });
  });

  it('passes every check with all that it only suggests', async () => {
    const { plan } = await startPlan(temporaryHome());
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
    const { plan } = await startPlan(temporaryHome());
    const text = readFileSync(plan, 'utf8');
    const sections = [[], ...keysAt([], {}).map((key) => [key]), ['student', 'price']];
    const unspoken = sections
      .flatMap((path) => keysAt(path, {}))
      .filter((key) => !text.includes(`${key}:`) && !text.includes(`${key},`));
    expect(unspoken).toEqual([]);
  });

  it('comes with three tasks of our own format', async () => {
    const { tasks } = await startPlan(temporaryHome());
    const rows = readFileSync(tasks, 'utf8').trim().split('\n');
    const read = rows.map((row, index) =>
      readPersdRow(JSON.parse(row), { file: 'tasks.jsonl', unit: 'line', number: index + 1 }),
    );
    expect(read).toHaveLength(3);
    expect(read.filter(isFault)).toEqual([]);
  });
});

it('never writes over a plan or over tasks that are there', async () => {
  const folder = temporaryHome();
  const tasks = join(folder, 'tasks.jsonl');
  writeFileSync(tasks, 'mine');
  await expect(startPlan(folder)).rejects.toThrow(PlanFailure);
  await expect(startPlan(folder)).rejects.toThrow(`found ${tasks}; remove what is there`);
  expect(readFileSync(tasks, 'utf8')).toBe('mine');
});
