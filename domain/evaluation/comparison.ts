import { type Interval, meanInterval } from '../statistics/interval.ts';
import { mcnemarExact } from '../statistics/mcnemar.ts';
import { passAtK } from '../statistics/pass-at-k.ts';
import { countTasks, resultsAfter, type TaskCount } from './count.ts';
import type { Evaluation } from './evaluation.ts';
import { isRough, type Tally } from './pass-rate.ts';
import { formOf, type Summary } from './summary.ts';

/** pass@k of two evaluations on the tasks that both have. */
export interface RateDifference {
  k: number;
  before: number;
  after: number;
  /** After less before, and where that lies with 95 % confidence: the tasks are drawn anew in pairs. */
  difference: number;
  interval: Interval;
  rough: boolean;
}

/** A task of which one evaluation passed a greater share of samples than the other. */
export interface TaskDifference {
  task: string;
  before: Tally;
  after: Tally;
}

/** Two evaluations by one set of tests. */
export interface Standing {
  rates: RateDifference[];
  /** All that both have, in the benchmark's order. */
  tasks: TaskDifference[];
  /** Of which the later evaluation passed more, and less, in the benchmark's order. */
  won: TaskDifference[];
  lost: TaskDifference[];
  /** McNemar's exact p over won and lost tasks; with many samples a task this is the sign test. */
  p: number;
}

/** How the answers of one side looked on the shared tasks. */
export interface Look extends Pick<Summary, 'truncated' | 'unextracted' | 'meanLength'> {
  samples: number;
  syntaxErrors: number;
}

/** Two evaluations of one benchmark, side by side after the last step of each. */
export interface EvaluationComparison {
  shared: number;
  onlyBefore: string[];
  onlyAfter: string[];
  base: Standing;
  /** With the further tests; null unless both evaluations have them. */
  further: Standing | null;
  look: { before: Look; after: Look };
}

type Pair = [before: TaskCount, after: TaskCount];

/** Sets two evaluations side by side, on the tasks for which both have samples. */
export function compareEvaluations(before: Evaluation, after: Evaluation): EvaluationComparison {
  const earlier = countTasks(before, before.steps);
  const later = new Map(countTasks(after, after.steps).map((count) => [count.task, count]));
  const pairs = earlier.flatMap((count): Pair[] => {
    const other = later.get(count.task);
    return other === undefined ? [] : [[count, other]];
  });
  const shared = new Set(pairs.map(([{ task }]) => task));
  const unshared = (counts: Iterable<TaskCount>): string[] =>
    [...counts].map(({ task }) => task).filter((task) => !shared.has(task));
  const ks = [...new Set([...before.k, ...after.k])].sort((one, other) => one - other);
  return {
    shared: shared.size,
    onlyBefore: unshared(earlier),
    onlyAfter: unshared(later.values()),
    base: standingOf(pairs, ks, ({ passed }) => passed),
    further: before.further && after.further ? standingOf(pairs, ks, ({ further }) => further ?? 0) : null,
    look: { before: lookOf(before, shared), after: lookOf(after, shared) },
  };
}

function standingOf(pairs: Pair[], ks: number[], passed: (count: TaskCount) => number): Standing {
  const tasks = pairs.map(([before, after]): TaskDifference => {
    const tally = (count: TaskCount): Tally => ({ samples: count.samples, passed: passed(count) });
    return { task: before.task, before: tally(before), after: tally(after) };
  });
  const won = tasks.filter((task) => gain(task) > 0);
  const lost = tasks.filter((task) => gain(task) < 0);
  const fewest = Math.min(...tasks.flatMap(({ before, after }) => [before.samples, after.samples]));
  const rates = tasks.length === 0 ? [] : ks.filter((k) => k <= fewest).map((k) => rateDifference(tasks, k));
  return { rates, tasks, won, lost, p: mcnemarExact(won.length, lost.length) };
}

/** Above 0: more of the later samples passed. In whole numbers, for equal shares must be equal. */
const gain = ({ before, after }: TaskDifference): number =>
  after.passed * before.samples - before.passed * after.samples;

function rateDifference(tasks: TaskDifference[], k: number): RateDifference {
  const rates = ({ samples, passed }: Tally): number => passAtK(samples, passed, k);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const before = mean(tasks.map((task) => rates(task.before)));
  const after = mean(tasks.map((task) => rates(task.after)));
  const interval = meanInterval(tasks.map((task) => rates(task.after) - rates(task.before)));
  const rough = [before, after].some((rate) => isRough(rate, tasks.length));
  return { k, before, after, difference: after - before, interval, rough };
}

function lookOf(evaluation: Evaluation, shared: Set<string>): Look {
  const results = resultsAfter(evaluation, evaluation.steps).filter(({ task }) => shared.has(task));
  const syntaxErrors = results.filter(({ cause }) => cause === 'syntax').length;
  return { samples: results.length, ...formOf(results), syntaxErrors };
}
