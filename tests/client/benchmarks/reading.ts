import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { readBenchmark, type ReadBenchmarkOptions } from '../../../client/benchmarks/read-benchmark.ts';
import type { Benchmark, BenchmarkSource } from '../../../domain/benchmarks/benchmark.ts';
import type { CodingTask } from '../../../domain/task.ts';
import { Examiner } from '../../../sandbox/examine.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

export const sandbox = await openTestSandbox();
export const examiner = new Examiner(sandbox, { limits: { cpuMs: 3000, memoryMb: 256 }, python: 'wasm' });
afterAll(async () => {
  vi.unstubAllEnvs();
  await sandbox.close();
});

/** Reads rows as a benchmark's file. */
export async function read(
  benchmark: Benchmark,
  rows: (object | string)[],
  more: Partial<BenchmarkSource> = {},
  options: Partial<ReadBenchmarkOptions> = {},
) {
  const folder = temporaryHome();
  const path = join(folder, 'rows.jsonl');
  // What canonical programs answer is remembered there.
  vi.stubEnv('XDG_CACHE_HOME', folder);
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));
  const source = { benchmark, path, name: 'rows.jsonl', split: null, ids: null, limit: null, only: null, ...more };
  return readBenchmark(source, sandbox, { skipBad: false, ...options });
}

/** The task of a file's only row. */
export async function only(benchmark: Benchmark, row: object | string): Promise<CodingTask> {
  const { tasks } = await read(benchmark, [row]);
  if (tasks[0] === undefined) throw new Error('Expected a task, found none.');
  return tasks[0].task;
}

export async function statusOf(task: CodingTask, program: string, part: 'tests' | 'further' | 'shown' = 'tests') {
  return (await examiner.execute(task, program, task[part] ?? [])).status;
}
