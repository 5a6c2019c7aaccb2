import type { ExecutedProgram } from '../trajectory.ts';
import { distanceOf } from './distance.ts';
import { medianOf } from './lengths.ts';

/** Distances are told in steps of a fiftieth: finer than anybody sees, and few enough to keep for any number of tasks. */
export const steps = 50;

/** How far attempts are from what corrects them. */
export interface Personal {
  /** Refined tasks by the distance from the attempt to its refinement, in steps. */
  toRefinement: number[];
  /** Those of them that have a gold program which passed, by the distance from the attempt to that. */
  toGold: number[];
  /** Tasks with both, by both distances: `toGold,toRefinement`, in steps. */
  both: Record<string, number>;
  compared: number;
  /** Tasks whose refinement is nearer to the attempt than gold is, and those where both are as far. */
  nearer: number;
  even: number;
}

const noSteps = (): number[] => Array.from({ length: steps + 1 }, () => 0);

export const noPersonal = (): Personal => ({
  toRefinement: noSteps(),
  toGold: noSteps(),
  both: {},
  compared: 0,
  nearer: 0,
  even: 0,
});

/** Adds a refined task; `gold` is a program that passed, or null. */
export function notePersonal(
  personal: Personal,
  attempt: ExecutedProgram,
  refinement: ExecutedProgram,
  gold: ExecutedProgram | null,
): void {
  const corrected = distanceOf(attempt.program, refinement.program);
  count(personal.toRefinement, corrected);
  if (gold === null) return;
  const known = distanceOf(attempt.program, gold.program);
  count(personal.toGold, known);
  personal.compared += 1;
  if (corrected < known) personal.nearer += 1;
  if (corrected === known) personal.even += 1;
  const place = `${stepOf(known)},${stepOf(corrected)}`;
  personal.both[place] = (personal.both[place] ?? 0) + 1;
}

/** The distance that half of what was counted does not pass, from 0 to 1; null where nothing was. */
export function medianDistance(counted: readonly number[]): number | null {
  const at = medianOf(counted);
  return at === null ? null : at / steps;
}

const stepOf = (distance: number): number => Math.round(distance * steps);

function count(counted: number[], distance: number): void {
  const step = stepOf(distance);
  counted[step] = (counted[step] ?? 0) + 1;
}
