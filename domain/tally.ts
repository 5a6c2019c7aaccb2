import type { RunPlan } from './plan.ts';
import { type Outcome, outcomes } from './trajectory.ts';

/** Where a sample of an evaluation ends: its last program passed the benchmark's own tests or not, or we are at fault. */
export const sampleOutcomes = ['passed', 'failed', 'abandoned'] as const;
export type SampleOutcome = (typeof sampleOutcomes)[number];

/** Where whatever a run walks ends: a collection's tasks, an evaluation's samples. */
export type Ending = Outcome | SampleOutcome;

/** The endings of each kind of run, in the order in which people read them. */
export const endings: Record<RunPlan['kind'], readonly Ending[]> = { collect: outcomes, evaluate: sampleOutcomes };

/** How many tasks ended in which outcome. */
export type Tally = Record<Outcome, number>;

/** How many samples did. */
export type SampleTally = Record<SampleOutcome, number>;

/** Either, where it does not matter what is counted; an ending that is not named has none. */
export type Ended = Partial<Record<Ending, number>>;

export function emptyTally(): Tally {
  return { mastered: 0, refined: 0, unrefined: 0, rejected: 0, abandoned: 0 };
}

export function tallyOf(ended: Outcome[]): Tally {
  const tally = emptyTally();
  for (const outcome of ended) tally[outcome] += 1;
  return tally;
}

export function sampleTallyOf(ended: SampleOutcome[]): SampleTally {
  const tally = { passed: 0, failed: 0, abandoned: 0 };
  for (const outcome of ended) tally[outcome] += 1;
  return tally;
}

export function addTallies(one: Ended, other: Ended): Ended {
  const sum = { ...one };
  for (const ending of named(other)) sum[ending] = (sum[ending] ?? 0) + (other[ending] ?? 0);
  return sum;
}

/** All in a tally, however they ended. */
export function total(ended: Ended): number {
  return named(ended).reduce((sum, ending) => sum + (ended[ending] ?? 0), 0);
}

const all: Ending[] = [...new Set(Object.values(endings).flat())];

const named = (ended: Ended): Ending[] => all.filter((ending) => ended[ending] !== undefined);
