import type { Evaluation, SampleResult } from '../../../domain/evaluation/evaluation.ts';

/** One sample's result. */
export function resultFor(
  task: string,
  sample: number,
  passed: boolean,
  more: Partial<SampleResult> = {},
): SampleResult {
  const verdict = passed
    ? { status: 'passed' as const, cause: null }
    : { status: 'failed' as const, cause: 'assertion' as const };
  return { task, sample, step: 1, ...verdict, further: null, truncated: false, extracted: true, length: 10, ...more };
}

/** An evaluation with so many passed samples of so many in each task, the tasks named `t0` and on. */
export function evaluationOf(passed: number[], samples: number, more: Partial<Evaluation> = {}): Evaluation {
  const results = passed.flatMap((count, at) =>
    Array.from({ length: samples }, (_, sample) => resultFor(`t${at}`, sample, sample < count)),
  );
  return {
    schema: 1,
    name: 'a',
    benchmark: 'humaneval',
    digest: 'd',
    further: false,
    assembly: 'prompt',
    asked: null,
    steps: 1,
    k: [1],
    tasks: passed.map((_, at) => `t${at}`),
    results,
    ...more,
  };
}
