import type { Asked } from '../activities/contract.ts';
import type { Failure } from '../domain/failure.ts';
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

/** Notes in each of a group what became of its calls; says who is held, and for how long. */
export function noteAsked<Item extends { number: number; failure: Failure | null }>(
  group: Item[],
  answers: Asked[],
  noteReply: (item: Item, answer: { index: number; call: string }) => void,
): Turn<Item> {
  const byNumber = new Map(group.map((item) => [item.number, item]));
  const held = new Set<Item>();
  const turn: Turn<Item> = { pending: false, held: [], waitMs: 0 };
  for (const answer of answers) {
    const item = byNumber.get(answer.number);
    if (item === undefined) continue;
    if (answer.state === 'replied') noteReply(item, answer);
    else if (answer.state === 'failed') item.failure = answer.failure;
    else {
      turn.pending = true;
      turn.waitMs = Math.max(turn.waitMs, answer.waitMs);
      if (answer.waitMs > 0) held.add(item);
    }
  }
  return { ...turn, held: [...held] };
}
