import type { Evaluation, SampleResult } from './evaluation.ts';

/** How many samples of one task passed. */
export interface TaskCount {
  task: string;
  samples: number;
  passed: number;
  /** Those that passed the further tests as well; null where the benchmark has none. */
  further: number | null;
}

/** What each sample had come to after a step, in the order of the results: what it last came to, where it was not asked again. */
export function resultsAfter({ results }: Pick<Evaluation, 'results'>, step: number): SampleResult[] {
  const latest = new Map<string, SampleResult>();
  for (const result of results) if (result.step <= step) latest.set(`${result.sample} ${result.task}`, result);
  return [...latest.values()];
}

/** The tasks that have samples (one without further tests of its own passes them with the others), in the benchmark's order, counted after a step. */
export function countTasks(evaluation: Evaluation, step: number): TaskCount[] {
  const counts = new Map<string, TaskCount>();
  for (const { task, status, further } of resultsAfter(evaluation, step)) {
    const before = counts.get(task) ?? { task, samples: 0, passed: 0, further: evaluation.further ? 0 : null };
    counts.set(task, {
      task,
      samples: before.samples + 1,
      passed: before.passed + (status === 'passed' ? 1 : 0),
      further:
        before.further === null
          ? null
          : before.further + (status === 'passed' && (further ?? status) === 'passed' ? 1 : 0),
    });
  }
  return evaluation.tasks.flatMap((task) => counts.get(task) ?? []);
}
