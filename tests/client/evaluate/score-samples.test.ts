import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoredDocument } from '../../../client/evaluate/scored-document.ts';
import { scoredLines } from '../../../client/evaluate/scored-lines.ts';
import { scoreRecorded } from '../../../client/evaluate/score-samples.ts';
import type { Scoring } from '../../../client/evaluate/scoring.ts';
import { readResults } from '../../../client/compare/read-results.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { fileOf, lines, problems, right, wrong } from './samples.ts';

let sandbox: Sandbox;
beforeAll(async () => void (sandbox = await openTestSandbox(1)));
afterAll(() => sandbox.close());

const sourceOf = (rows: unknown[]): Scoring['source'] => {
  const tasks = fileOf('tasks.jsonl', lines(rows));
  return { benchmark: 'humaneval', path: tasks, name: tasks, split: null, ids: null, limit: null, only: null };
};

const score = (samples: string, more: Partial<Scoring> = {}) => {
  const usual: Scoring = {
    samples,
    source: sourceOf(problems),
    assembly: 'prompt',
    k: [1],
    exclude: null,
    out: null,
    skipBad: false,
    conditions: { limits: { cpuMs: 6000, memoryMb: 256 }, python: 'wasm' },
  };
  return scoreRecorded({ ...usual, ...more }, sandbox);
};

test('Samples are scored, completions and whole programs, and what was recorded about them is compared.', async () => {
  const whole = { task_id: 'HumanEval/1', completion: 'def twice(x):\n    return helper(x) + helper(x)\n' };
  const rows = [right[0], wrong, whole, { ...right[1], passed: false }];
  const scored = await score(fileOf('samples.jsonl', lines(rows)), { k: [1, 2, 3] });
  const text = scoredLines(scored, true).join('\n');
  expect(text).toMatch(/pass@1 +75\.0 % +95 %: .*\n +pass@2 +100\.0 %/);
  expect(text).toContain('pass@3    not told: a task has only 2 samples, and pass@3 takes 3');
  expect(text).toContain('0 of 1 recorded verdict agree');
  expect(text).toContain('HumanEval/1, line 4: recorded as failed, found passed');
  expect(text).toContain('HumanEval/0  1/2');
});

test('A program that stands alone has no imports of the prompt, though only its annotations need them.', async () => {
  const untyped = { task_id: 'HumanEval/0', completion: 'def first(xs: List[int]) -> int:\n    return xs[0]\n' };
  const samples = fileOf('samples.jsonl', lines([untyped]));
  const statuses = [await score(samples), await score(samples, { assembly: 'alone' })].map(
    ({ evaluation }) => evaluation.results[0]?.status,
  );
  expect(statuses).toEqual(['passed', 'error']);
});

test('Programs are taken out of fences and prose where that is asked for, and nowhere else.', async () => {
  const fence = '```';
  const answers = [
    {
      task_id: 'HumanEval/0',
      completion: `Sure:\n${fence}python\ndef first(xs):\n    return xs[0]\n${fence}\nIt is easy.`,
    },
    { task_id: 'HumanEval/1', completion: '    return helper(x) * 2\n\nassert False' },
    { task_id: 'HumanEval/1', completion: 'I cannot.' },
  ];
  const samples = fileOf('samples.jsonl', lines(answers));
  const told = async (more: Partial<Scoring>) =>
    (await score(samples, more)).evaluation.results.map(({ status, extracted }) => [status, extracted]);
  expect(await told({ assembly: 'extract' })).toEqual([
    ['passed', true],
    ['passed', true],
    ['error', false],
  ]);
  expect((await told({})).map(([status]) => status)).toEqual(['error', 'error', 'error']);
  expect(scoredLines(await score(samples, { assembly: 'extract' }), false)[0]).toContain('programs are taken out');
});

test('Equal programs of a task run once, and results keep the order and the words of the samples.', async () => {
  const samples = fileOf('samples.jsonl', lines([wrong, ...right, wrong, wrong]));
  const path = join(dirname(samples), 'results.jsonl');
  const scored = await score(samples, { out: { path, format: 'human-eval' } });
  expect(scoredDocument(scored)).toMatchObject({ samples: 5, programs: 3, missing: [] });
  const written = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(written.map(({ task_id, passed }) => `${task_id} ${passed}`)).toEqual([
    'HumanEval/0 false',
    'HumanEval/0 true',
    'HumanEval/1 true',
    'HumanEval/0 false',
    'HumanEval/0 false',
  ]);
  expect(written[0]).toMatchObject({ ...wrong, result: expect.stringMatching(/^failed: .*gave 2, expected 1/) });
  expect(readdirSync(dirname(path)).sort()).toEqual(['results.jsonl', 'samples.jsonl']);
  expect((await readResults(path)).results).toEqual(scored.evaluation.results);
});

test("Results in EvalPlus's form are read again as what they were, and never over the samples.", async () => {
  const samples = fileOf('samples.jsonl', lines([wrong, right[1]]));
  const path = join(dirname(samples), 'results.json');
  const { evaluation } = await score(samples, { out: { path, format: 'evalplus' } });
  const { eval: results, hash } = JSON.parse(readFileSync(path, 'utf8'));
  expect(results['HumanEval/1']).toMatchObject([
    { solution: right[1]?.completion, base_status: 'pass', plus_status: null },
  ]);
  expect(hash).toMatch(/^[0-9a-f]{32}$/);
  expect(await readResults(path)).toEqual(evaluation);
  await expect(score(samples, { out: { path: samples, format: 'human-eval' } })).rejects.toThrow(
    /expected --out to name a file of its own/,
  );
});

test('Tasks that were trained on are left out of a second score: by id, and by their text in a row.', async () => {
  const samples = fileOf('samples.jsonl', lines([wrong, right[1]]));
  const row = { prompt: `Do this.\n${problems[1]?.prompt.replaceAll('\n', '\r\n')}`, completion: 'x' };
  const [ids, rows] = [
    fileOf('ids.txt', '0\n'),
    fileOf('rows.jsonl', lines([row, { task_id: '0', prompt: 'Other.' }])),
  ];
  const clean = async (exclude: string) => scoredDocument(await score(samples, { exclude })).clean;
  expect(await clean(ids)).toMatchObject({ excluded: ['HumanEval/0'], base: [{ estimate: 1 }] });
  expect(await clean(rows)).toMatchObject({ excluded: ['HumanEval/1'], base: [{ estimate: 0 }] });
});

test('Bad rows are named by line before anything is run, and left out only when that was asked for.', async () => {
  const text = `${lines(right)}{"task_id": "Hum\n${lines([{ task_id: 'Mbpp/2', completion: 'x' }, {}])}`;
  const samples = fileOf('samples.jsonl', text);
  const named =
    /line 3: expected JSON[^]*line 4: expected a task of this benchmark, found Mbpp\/2[^]*line 5: expected a task/;
  await expect(score(samples)).rejects.toThrow(named);
  const scored = await score(samples, { skipBad: true });
  expect(scored.evaluation.results).toHaveLength(2);
  expect(scoredLines(scored, false).join('\n')).toMatch(named);
});

test('Rows of the benchmark that cannot be read are left out only when that was asked for, and counted.', async () => {
  const source = sourceOf([...problems, { ...problems[0], task_id: 'HumanEval/2', test: '' }]);
  const samples = fileOf('samples.jsonl', lines(right));
  await expect(score(samples, { source })).rejects.toThrow(/line 3: expected/);
  const scored = await score(samples, { source, skipBadTasks: true });
  expect(scoredLines(scored, false).join('\n')).toMatch(/pass@1 +100\.0 %[^]*left out +1 row of the benchmark: /);
});

test('A task with more samples than most is named with its lines.', async () => {
  const three = [...problems, { ...problems[0], task_id: 'HumanEval/2' }];
  const rows = [...right, { ...right[0], task_id: 'HumanEval/2' }, wrong];
  const scored = await score(fileOf('samples.jsonl', lines(rows)), { source: sourceOf(three) });
  expect(scoredLines(scored, false).join('\n')).toContain('HumanEval/0 has 2 samples where most have 1: lines 1, 4');
});
