import { attemptPrompt } from '../prompt/build.ts';
import { completionOf } from './completion.ts';
import type { BuildExample } from './variant.ts';

/** The task as it was first asked, and its gold program: what the student failed, answered by somebody else. */
export const inpd: BuildExample = ({ outcome, gold }, task, plan) => {
  if (outcome !== 'refined') return { leftOut: outcome };
  if (gold?.execution.status !== 'passed') return { leftOut: 'no gold program' };
  const prompt = attemptPrompt(task, plan);
  const completion = completionOf(gold, task, prompt);
  if (completion === null) return { leftOut: 'program does not continue the header' };
  return { example: { id: `inpd/${task.id}`, task: task.id, variant: 'inpd', prompt, completion } };
};
