import { readFileSync } from 'node:fs';

/** A program and the verdict that was published with it. */
export interface Sample {
  task: string;
  program: string;
  passed: boolean;
}

/** The samples in a result file of EvalPlus, with their verdicts on the benchmark's own tests. */
export function readSamples(path: string): Sample[] {
  type Results = { eval: Record<string, { solution: string; base_status: string }[]> };
  const { eval: tasks }: Results = JSON.parse(readFileSync(path, 'utf8'));
  return Object.entries(tasks).flatMap(([task, answers]) =>
    answers.map(({ solution, base_status }) => ({ task, program: solution, passed: base_status === 'pass' })),
  );
}
