import type { Asked } from '../activities/contract.ts';
import { missingIndexes, type StageRules, type TaskProgress } from '../domain/stage.ts';
import type { ProgramKind } from '../domain/trajectory.ts';
import type { Turn } from './walk.ts';

export type AskingStage = 'attempt' | 'gold' | 'refine';

/** What each asking stage brings: the kind of program, and which of them a task still lacks. */
export const asks: Record<
  AskingStage,
  { kind: ProgramKind; lacks: (task: TaskProgress, rules: StageRules) => number[] }
> = {
  attempt: { kind: 'attempt', lacks: (task, rules) => missingIndexes(task, 'attempt', rules.attempts) },
  gold: { kind: 'gold', lacks: () => [0] },
  // One at a time: the next refinement is asked for only when this one has failed.
  refine: {
    kind: 'refinement',
    lacks: (task, rules) => missingIndexes(task, 'refinement', rules.refinements).slice(0, 1),
  },
};

/** Notes in each task what became of its calls; says who is held, and for how long. */
export function noteAsked(group: TaskProgress[], kind: ProgramKind, answers: Asked[]): Turn {
  const byNumber = new Map(group.map((task) => [task.number, task]));
  const held = new Set<TaskProgress>();
  const turn: Turn = { pending: false, held: [], waitMs: 0 };
  for (const answer of answers) {
    const task = byNumber.get(answer.number);
    if (task === undefined) continue;
    if (answer.state === 'replied') task.steps.push({ kind, index: answer.index, call: answer.call, status: null });
    else if (answer.state === 'failed') task.failure = answer.failure;
    else {
      turn.pending = true;
      turn.waitMs = Math.max(turn.waitMs, answer.waitMs);
      if (answer.waitMs > 0) held.add(task);
    }
  }
  return { ...turn, held: [...held] };
}
