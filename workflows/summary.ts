import type { RunPlan } from '../domain/plan.ts';
import { endings, type Ended, total } from '../domain/tally.ts';

/** `2` for a second refinement, `1-3` for three attempts. */
export function triesOf(calls: { index: number }[]): string {
  const indexes = calls.map((call) => call.index + 1);
  const [least, most] = [Math.min(...indexes), Math.max(...indexes)];
  return least === most ? `${least}` : `${least}-${most}`;
}

/** Silent for one task: that timeline is the task's own. */
export const sizeOf = (group: unknown[], noun: 'tasks' | 'samples'): string[] =>
  group.length === 1 ? [] : [`${group.length} ${noun}`];

export const tallyWords = (kind: RunPlan['kind'], tally: Ended): string =>
  endings[kind]
    .flatMap((ending): [string, number][] => [[ending, tally[ending] ?? 0]])
    .filter(([, count]) => count > 0)
    .map(([ending, count]) => (total(tally) === 1 ? ending : `${count} ${ending}`))
    .join(', ');
