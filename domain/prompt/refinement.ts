import { feedbackOn } from '../feedback/feedback.ts';
import type { Prompt } from '../model.ts';
import type { CollectPlan } from '../plan.ts';
import type { CodingTask } from '../task.ts';
import type { ExecutedProgram } from '../trajectory.ts';
import { refinePrompt } from './build.ts';

/** What the teacher is asked for the `index`th time about a task with these programs; null where its attempt is not among them. */
export function refinementPrompt(
  plan: CollectPlan,
  task: CodingTask,
  programs: readonly ExecutedProgram[],
  index: number,
): Prompt | null {
  const attempt = programs.find((program) => program.kind === 'attempt' && program.index === 0);
  if (attempt === undefined) return null;
  const gold = plan.gold === 'none' ? null : (programs.find(isPassedGold)?.program ?? null);
  const previous = programs.find(({ kind, index: at }) => kind === 'refinement' && at === index - 1);
  const told = ({ program, execution }: ExecutedProgram) => ({
    program,
    feedback: feedbackOn(execution, plan.feedback),
  });
  return refinePrompt(
    task,
    {
      attempt: attempt.program,
      feedback: feedbackOn(attempt.execution, plan.feedback),
      gold,
      previous: plan.refineMode === 'resample' || previous === undefined ? null : told(previous),
    },
    plan,
  );
}

const isPassedGold = ({ kind, execution }: ExecutedProgram): boolean =>
  kind === 'gold' && execution.status === 'passed';
