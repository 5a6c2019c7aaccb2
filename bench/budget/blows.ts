import type { Target } from '../../client/chaos/fault.ts';
import { randomNumbers } from '../../domain/statistics/random.ts';

/** One `kill -9`. */
export interface Blow {
  /** When so much of the budget is taken, from 0 to 1. */
  share: number;
  target: Target;
}

/** The process that holds the money comes as often as the others together. */
const targets: Target[] = ['models', 'models', 'models', 'supervisor', 'orchestration', 'command'];

/** Kills at random moments, in their order: the same seed, the same kills. */
export function drawBlows(seed: number, count: number): Blow[] {
  const random = randomNumbers(seed);
  const blows = Array.from({ length: count }, () => ({
    share: random(),
    target: targets[Math.floor(random() * targets.length)] ?? 'models',
  }));
  return blows.toSorted((one, other) => one.share - other.share);
}
