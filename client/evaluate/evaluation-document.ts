import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { summarise } from '../../domain/evaluation/summary.ts';
import type { Told } from './evaluation-lines.ts';

/** An evaluation for programs: what it is, what it comes to after each step, and without the tasks that are left out. */
export function evaluationDocument(evaluation: Evaluation, { known, exclusion }: Omit<Told, 'perTask'>) {
  const { results: _, tasks, ...head } = evaluation;
  const steps = Array.from({ length: evaluation.steps }, (_step, at) => summarise(evaluation, at + 1));
  const clean =
    exclusion === null
      ? null
      : { excluded: [...exclusion.tasks], ...summarise(evaluation, evaluation.steps, exclusion.tasks) };
  return { ...head, known, tasks: tasks.length, ...steps.at(-1), clean, ...(steps.length > 1 ? { each: steps } : {}) };
}
