import { attemptPrompt } from '../prompt/build.ts';
import { completionOf } from './completion.ts';
import type { BuildExample } from './variant.ts';

/** The task as it was first asked, and the teacher's correction of the student's own attempt. */
export const persd: BuildExample = (trajectory, task, plan) => {
  const refinement = trajectory.refinements.find((program) => program.execution.status === 'passed');
  if (trajectory.outcome !== 'refined' || refinement === undefined) return { leftOut: trajectory.outcome };
  const prompt = attemptPrompt(task, plan);
  const completion = completionOf(refinement, task, prompt);
  if (completion === null) return { leftOut: 'program does not continue the header' };
  return { example: { id: `persd/${task.id}`, task: task.id, variant: 'persd', prompt, completion } };
};
