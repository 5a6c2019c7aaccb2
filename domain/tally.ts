import { type Outcome, outcomes } from './trajectory.ts';

/** How many tasks ended in which outcome. */
export type Tally = Record<Outcome, number>;

export function emptyTally(): Tally {
  return { mastered: 0, refined: 0, unrefined: 0, rejected: 0, abandoned: 0 };
}

export function addTallies(one: Tally, other: Tally): Tally {
  const sum = emptyTally();
  for (const outcome of outcomes) sum[outcome] = one[outcome] + other[outcome];
  return sum;
}

export function tallyOf(ended: Outcome[]): Tally {
  const tally = emptyTally();
  for (const outcome of ended) tally[outcome] += 1;
  return tally;
}

/** Tasks in a tally. */
export function total(tally: Tally): number {
  return outcomes.reduce((sum, outcome) => sum + tally[outcome], 0);
}
