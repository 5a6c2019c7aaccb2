import type { Cause, Status } from '../execution.ts';
import { countTasks, resultsAfter, type TaskCount } from './count.ts';
import type { Evaluation, SampleResult } from './evaluation.ts';
import { type PassRate, passRates } from './pass-rate.ts';

/** What an evaluation comes to after one step. */
export interface Summary {
  step: number;
  /** Tasks with samples, in the benchmark's order. */
  counts: TaskCount[];
  /** Tasks without. */
  missing: string[];
  samples: number;
  base: PassRate[];
  /** On all tests, the further ones included; null where the benchmark has none. */
  further: PassRate[] | null;
  statuses: Partial<Record<Status, number>>;
  causes: Partial<Record<Cause, number>>;
  truncated: number;
  /** Answers that held no program. */
  unextracted: number;
  /** Characters of a program, on average; 0 without samples. */
  meanLength: number;
}

/** Sums up an evaluation after one step, without the tasks that are left out. */
export function summarise(evaluation: Evaluation, step: number, leftOut: ReadonlySet<string> = new Set()): Summary {
  const counts = countTasks(evaluation, step).filter(({ task }) => !leftOut.has(task));
  const answered = new Set(counts.map(({ task }) => task));
  const results = resultsAfter(evaluation, step).filter(({ task }) => answered.has(task));
  return {
    step,
    counts,
    missing: evaluation.tasks.filter((task) => !answered.has(task) && !leftOut.has(task)),
    samples: results.length,
    base: ratesOf(counts, evaluation.k, ({ passed }) => passed),
    further: evaluation.further ? ratesOf(counts, evaluation.k, ({ further }) => further ?? 0) : null,
    statuses: tally(results.map(({ status }) => status)),
    causes: tally(results.flatMap(({ cause }) => cause ?? [])),
    ...formOf(results),
  };
}

/** How the answers of results looked, whether they passed or not. */
export function formOf(results: readonly SampleResult[]): Pick<Summary, 'truncated' | 'unextracted' | 'meanLength'> {
  const characters = results.reduce((sum, { length }) => sum + length, 0);
  return {
    truncated: results.filter(({ truncated }) => truncated).length,
    unextracted: results.filter(({ extracted }) => !extracted).length,
    meanLength: results.length === 0 ? 0 : characters / results.length,
  };
}

function ratesOf(counts: TaskCount[], ks: number[], passed: (count: TaskCount) => number): PassRate[] {
  const tallies = counts.map((count) => ({ samples: count.samples, passed: passed(count) }));
  return tallies.length === 0 ? [] : passRates(tallies, ks);
}

function tally<Name extends string>(names: Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
