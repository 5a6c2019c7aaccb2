import { type Interval, meanInterval } from '../statistics/interval.ts';
import { passAtK } from '../statistics/pass-at-k.ts';

/** Samples of one task, and how many of them passed. */
export interface Tally {
  samples: number;
  passed: number;
}

/** pass@k over a benchmark's tasks. */
export type PassRate =
  | {
      k: number;
      /** From 0 to 1: the mean over tasks of the unbiased estimate. */
      estimate: number;
      /** 95 %, by bootstrap over tasks: where the estimate would lie with other tasks of the same kind. */
      interval: Interval;
      /** The interval says less than it claims: see `isRough`. */
      rough: boolean;
    }
  /** A task has too few samples for this k. */
  | { k: number; fewest: number };

/** Measured: with so many tasks and estimates within these bounds, 93 to 97 % of the intervals hold the true rate. */
const surest = { tasks: 100, low: 0.2, high: 0.8 };

/** Whether an interval is not known to be as sure as it says: few tasks, or an estimate near 0 or 1. */
export const isRough = (estimate: number, tasks: number): boolean =>
  tasks < surest.tasks || estimate < surest.low || estimate > surest.high;

/** pass@k for each k, over tasks of which there is at least one. */
export function passRates(tallies: readonly Tally[], ks: readonly number[]): PassRate[] {
  const fewest = Math.min(...tallies.map(({ samples }) => samples));
  return ks.map((k) => (k > fewest ? { k, fewest } : passRate(tallies, k)));
}

function passRate(tallies: readonly Tally[], k: number): PassRate {
  const values = tallies.map(({ samples, passed }) => passAtK(samples, passed, k));
  const estimate = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { k, estimate, interval: meanInterval(values), rough: isRough(estimate, values.length) };
}
