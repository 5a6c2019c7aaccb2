import { completionOf } from '../../domain/example/completion.ts';
import type { Prompt } from '../../domain/model.ts';
import { attemptPrompt, type PromptPlan } from '../../domain/prompt/build.ts';
import type { CodingTask } from '../../domain/task.ts';
import type { ExecutedProgram, Trajectory } from '../../domain/trajectory.ts';

/** A program that a model wrote, as an answer to its task, and whether it is right. */
export interface LabelledAnswer {
  program: ExecutedProgram;
  prompt: Prompt;
  completion: string;
  /** Whether it passed when it was collected. */
  label: boolean;
  /** What was wrong with its text before it was put under the prompt's header. */
  mended: string[];
  /** Why it teaches nothing: as it would be trained on it does not end as it did. Null where it does, or was not executed. */
  leftOut: string | null;
}

/** What the student and the teacher answered to a task, in their order; answers without a program are none. */
export function labelledOf(trajectory: Trajectory, task: CodingTask, plan: PromptPlan): LabelledAnswer[] {
  const { outcome, attempts, refinements } = trajectory;
  if (outcome === 'rejected' || outcome === 'abandoned') return [];
  const prompt = attemptPrompt(task, plan);
  return [...attempts, ...refinements].flatMap((program) => {
    const completion = program.program.trim() === '' ? null : completionOf(program, task, prompt);
    const label = program.execution.status === 'passed';
    return completion === null ? [] : [{ program, prompt, completion, label, mended: [], leftOut: null }];
  });
}

/** Whether a program is the attempt that the teacher corrected. */
export const isFirstAttempt = ({ kind, index }: ExecutedProgram): boolean => kind === 'attempt' && index === 0;
