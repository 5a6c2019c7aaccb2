// Real: the benchmarks as they were published, in the folder that `PERSD_DATA` names.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchmarkTasks, readBenchmark } from '../../../client/benchmarks/read-benchmark.ts';
import type { Benchmark, BenchmarkSource } from '../../../domain/benchmarks/benchmark.ts';
import type { CodingTask } from '../../../domain/task.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../../sandbox/support.ts';

const data = process.env['PERSD_DATA'] ?? '';
if (data === '') console.warn('PERSD_DATA is not set: the published benchmarks are not read.');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(2);
});
afterAll(() => sandbox.close());

const read = (benchmark: Benchmark, path: string, more: Partial<BenchmarkSource> = {}): Promise<BenchmarkTasks> => {
  const all = { split: null, ids: null, limit: null, only: null };
  return readBenchmark({ benchmark, path: join(data, path), name: path, ...all, ...more }, sandbox, { skipBad: false });
};

/** Tasks whose own program fails their tests. */
async function failing({ tasks }: BenchmarkTasks): Promise<string[]> {
  const limits = { cpuMs: 30_000, memoryMb: 256 };
  const failed = tasks.map(async ({ task: { id, gold, tests, setup, entryPoint } }) => {
    const verdict = await sandbox.execute(requestFor(gold ?? '', tests, { setup, entryPoint, limits }));
    return verdict.status === 'passed' ? [] : [id];
  });
  return (await Promise.all(failed)).flat();
}

const showing = (tasks: { task: CodingTask }[]): string[] =>
  tasks.flatMap(({ task }) => (task.shown?.length === 0 ? [task.id] : []));

describe.skipIf(data === '')('the published file of', () => {
  it('HumanEval is known, passes, and shows examples but in the tasks that are named', {
    timeout: 300_000,
  }, async () => {
    const found = await read('humaneval', 'humaneval/HumanEval.jsonl.gz');
    expect([found.tasks.length, found.known]).toEqual([164, 'HumanEval (openai/human-eval)']);
    expect(await failing(found)).toEqual([]);
    // 38, 41, 50 and 83 show none; 116 is wrong in all of its own, 160 shows no call and no result of one.
    const without = [38, 41, 50, 83, 116, 160].map((number) => `HumanEval/${number}`);
    expect(showing(found.tasks)).toEqual(without);
    const median = found.tasks.find(({ task }) => task.id === 'HumanEval/47');
    expect(median?.task.shown).toMatchObject([{ call: 'median([3, 1, 2, 4, 5])', expected: '3' }]);
  });

  it.each([
    ['mbpp/mbpp.jsonl', 'test', 500],
    ['mbpp/mbpp.jsonl', 'paper', 306],
    ['mbpp/sanitized-mbpp.json', 'sanitised', 427],
    ['mbpp/sanitized-mbpp.json', 'paper', 306],
  ] as const)(
    'MBPP, %s by its split %s, passes and shows one test a task',
    { timeout: 600_000 },
    async (path, split, size) => {
      const found = await read('mbpp', path, { split });
      expect([found.tasks.length, found.known === null]).toEqual([size, false]);
      expect(await failing(found)).toEqual([]);
      expect(showing(found.tasks)).toEqual([]);
    },
  );

  it('MBPP+ has a row whose further inputs are an empty object, and others', { timeout: 300_000 }, async () => {
    const only = ['Mbpp/2', 'Mbpp/124', 'Mbpp/404', 'Mbpp/793'];
    const found = await read('evalplus', 'evalplus/MbppPlus-v0.1.0.jsonl', { only });
    expect(found.known).toBe('MBPP+ v0.1.0 (evalplus)');
    expect(await failing(found)).toEqual([]);
    expect(found.tasks.map(({ task }) => (task.further ?? []).length > 20)).toEqual([true, true, true, false]);
  });

  it.each([
    ['js', 161],
    ['ts', 159],
  ])('MultiPL-E for %s is read to its last row', { timeout: 300_000 }, async (language, size) => {
    const { tasks, known } = await read('multipl-e', `multipl-e/humaneval-${language}.jsonl`);
    expect([tasks.length, known === null]).toEqual([size, false]);
    expect(showing(tasks).length).toBeLessThanOrEqual(4);
  });
});
