import { feedbackOn } from '../domain/feedback/feedback.ts';
import type { CollectPlan } from '../domain/plan.ts';
import { refinePrompt } from '../domain/prompt/build.ts';
import type { ExecutedProgram } from '../domain/trajectory.ts';
import type { Caller } from '../models/caller.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import { ask } from './ask.ts';
import type { Activities } from './contract.ts';
import { collectionOf } from './run-of.ts';

export function refineAttempts(store: Store, caller: Caller): Activities['refineAttempts'] {
  return (input) =>
    ask(
      store,
      caller,
      {
        run: collectionOf,
        role: 'teacher',
        stage: 'refine',
        prompt: ({ plan }, task, index) => refinePromptOf(store, plan, task, index),
        sample: (_task, index) => index,
      },
      input,
    );
}

async function refinePromptOf(store: Store, plan: CollectPlan, { number, task }: NumberedTask, index: number) {
  const programs = await store.programs.read(plan.name, number);
  const attempt = programs.find((program) => program.kind === 'attempt' && program.index === 0);
  if (attempt === undefined) throw new Error(`the attempt at ${task.id} is not in the store`);
  const gold = plan.gold === 'none' ? null : (programs.find(isPassedGold)?.program ?? null);
  const previous = programs.find(({ kind, index: at }) => kind === 'refinement' && at === index - 1);
  return refinePrompt(
    task,
    {
      attempt: attempt.program,
      feedback: feedbackOn(attempt.execution, plan.feedback),
      gold,
      previous:
        plan.refineMode === 'resample' || previous === undefined
          ? null
          : { program: previous.program, feedback: feedbackOn(previous.execution, plan.feedback) },
    },
    plan,
  );
}

const isPassedGold = ({ kind, execution }: ExecutedProgram): boolean =>
  kind === 'gold' && execution.status === 'passed';
