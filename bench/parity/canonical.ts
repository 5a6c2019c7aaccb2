import type { BenchmarkTask } from '../../client/benchmarks/read-benchmark.ts';
import { Judge } from '../../client/evaluate/judge.ts';
import type { Sandbox } from '../../sandbox/port.ts';

/** Generous, for parity is of answers: one canonical program of MBPP works for ten seconds. */
const limits = { cpuMs: 30_000, memoryMb: 512 };

/** How many canonical programs pass their tests, and each that does not. */
export async function compareCanonical(tasks: BenchmarkTask[], sandbox: Sandbox): Promise<string[]> {
  const judge = new Judge(sandbox, { limits, python: 'wasm' });
  const judged = await Promise.all(
    tasks.map(async ({ task }) => ({ id: task.id, ...(await judge.judge(task, task.gold ?? '')) })),
  );
  const base = judged.filter(({ status }) => status === 'passed');
  const further = judged.filter((one) => one.further !== null);
  const wrong = judged.filter((one) => one.status !== 'passed' || (one.further ?? 'passed') !== 'passed');
  return [
    `${base.length} of ${judged.length} canonical programs pass`,
    ...(further.length === 0
      ? []
      : [`${further.filter((one) => one.further === 'passed').length} of ${further.length} pass the further tests`]),
    ...wrong.map(({ id, result, furtherResult }) => `${id}: ${furtherResult ?? result}`),
  ];
}
