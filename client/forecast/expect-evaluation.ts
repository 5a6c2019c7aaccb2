import type { EvaluatePlan } from '../../domain/plan.ts';
import { mendSamplePrompt } from '../../domain/prompt/sample.ts';
import type { CodingTask } from '../../domain/task.ts';
import { askingsOf } from '../run/paid.ts';
import { exactly } from './expected.ts';
import type { Subject } from './journalled.ts';

/** What an evaluation asks: its samples, and a mended answer for each that fails a test that its task shows. */
export function evaluationSubjects(plan: EvaluatePlan, tasks: CodingTask[]): Subject[] {
  const { n, steps } = plan.evaluate;
  const samples = tasks.flatMap((task) =>
    Array.from({ length: n }, (_, sample) => askingsOf(plan, { task, sample })).flat(),
  );
  const showing = tasks.filter(({ shown = [] }) => shown.length > 0);
  const first: Subject = {
    role: 'student',
    stage: 'attempt',
    why: `${n === 1 ? 'one sample' : `${n} samples`} of each task`,
    calls: exactly(samples.length),
    askings: samples,
    known: true,
  };
  if (steps === 1 || showing.length === 0) return [first];
  const mended: Subject = {
    role: 'student',
    stage: 'rectify',
    why: `at most ${steps - 1} more for each sample that fails a test that its task shows`,
    calls: { least: 0, most: showing.length * n * (steps - 1) },
    askings: showing.map((task) => ({
      role: 'student',
      stage: 'rectify',
      task: task.id,
      prompt: mendSamplePrompt(task, { attempt: task.header, feedback: 'The program fails a test.' }, plan),
      sample: 0,
    })),
    known: false,
  };
  return [first, mended];
}
