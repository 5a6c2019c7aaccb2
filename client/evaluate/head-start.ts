import type { GoldTimes } from '../../sandbox/gold-times.ts';
import type { BenchmarkTask } from '../benchmarks/read-benchmark.ts';
import type { Assemble } from './assembler.ts';
import type { Judge } from './judge.ts';
import type { TaskSample } from './name-samples.ts';

/** Milliseconds from which on a gold program is one of the few that others would wait for in the end. */
const longMs = 5000;

/** The tasks whose gold programs are known to take long. */
export async function longTasks(
  tasks: Iterable<BenchmarkTask>,
  python: 'wasm' | 'native',
  times: GoldTimes,
): Promise<Set<string>> {
  const long = new Set<string>();
  for (const { task } of tasks) {
    const { id, gold, further = [] } = task;
    if (gold === null || further.length === 0) continue;
    if (((await times.recall({ program: gold, tests: further, python })) ?? 0) >= longMs) long.add(id);
  }
  return long;
}

/** Begins with the samples of long tasks, which are judged once: whoever comes to them later finds them under way. */
export async function beginWith(
  long: ReadonlySet<string>,
  samples: AsyncIterable<TaskSample>,
  assemble: Assemble,
  judge: Judge,
): Promise<void> {
  if (long.size === 0) return;
  for await (const sample of samples) {
    if (!long.has(sample.task)) continue;
    const { task, program } = await assemble(sample);
    // A failure is told where the sample's turn comes.
    judge.judge(task, program).catch(() => undefined);
  }
}
