import type { Look, RateDifference, Standing, TaskDifference } from '../../domain/evaluation/comparison.ts';
import { listed } from '../evaluate/evaluation-lines.ts';
import { percent } from '../evaluate/rate-lines.ts';
import { count, plural } from '../screen/figures.ts';
import type { Compared } from './compared.ts';

/** Tasks that are named on a line before the rest is only counted. */
const namedTasks = 10;

/** Two evaluations side by side, for people. */
export function comparedLines({ before, after, comparison, cautions }: Compared): string[] {
  const { shared, onlyBefore, onlyAfter, base, further, look } = comparison;
  return [
    `${before.name}, then ${after.name}${after.benchmark === '' ? '' : ` on ${after.benchmark}`}: ${plural(shared, 'shared task')}`,
    ...cautions.map((caution) => `  caution   ${caution}`),
    ...onlyLines(before.name, onlyBefore),
    ...onlyLines(after.name, onlyAfter),
    ...standingLines(base, ''),
    ...(further === null ? [] : standingLines(further, '+')),
    ...([...base.rates, ...(further?.rates ?? [])].some(({ rough }) => rough)
      ? [
          '  rough: with under 100 tasks, or near 0 or 100 %, such an interval may hold the true difference less often than it says',
        ]
      : []),
    ...lookLines(look.before, look.after),
  ];
}

const onlyLines = (name: string, tasks: string[]): string[] =>
  tasks.length === 0 ? [] : [`  only in ${name}: ${plural(tasks.length, 'task')}, not compared: ${listed(tasks)}`];

function standingLines({ rates, won, lost, p }: Standing, mark: string): string[] {
  return [
    ...rates.map((rate) => rateLine(rate, mark)),
    `  tasks${mark.padEnd(5)}${count(won.length)} won, ${count(lost.length)} lost, McNemar's exact p ${pValue(p)}`,
    ...differenceLines('won', won),
    ...differenceLines('lost', lost),
  ];
}

function rateLine({ k, before, after, difference, interval, rough }: RateDifference, mark: string): string {
  const name = `pass@${k}${mark}`.padEnd(10);
  const range = `95 %: ${points(interval.low)} to ${points(interval.high)}`;
  return `  ${name}${percent(before)}, then ${percent(after)}: ${points(difference)} points (${range})${rough ? ' (rough)' : ''}`;
}

/** Percentage points with their sign. */
export const points = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`;

/** A p-value with as many digits as say something. */
export const pValue = (p: number): string => (p < 0.0001 ? 'below 0.0001' : String(Number(p.toPrecision(2))));

const differenceLines = (word: string, tasks: TaskDifference[]): string[] =>
  tasks.length === 0 ? [] : [`    ${word}: ${listed(byChange(tasks).map(taskWords), namedTasks)}`];

/** With several samples a task, those first that changed most; else they stay in the benchmark's order. */
const byChange = (tasks: TaskDifference[]): TaskDifference[] =>
  tasks.toSorted((one, other) => changeOf(other) - changeOf(one));

const changeOf = ({ before, after }: TaskDifference): number =>
  Math.abs(after.passed / after.samples - before.passed / before.samples);

function taskWords({ task, before, after }: TaskDifference): string {
  if (before.samples === 1 && after.samples === 1) return task;
  return `${task} (${before.passed}/${before.samples} to ${after.passed}/${after.samples})`;
}

function lookLines(before: Look, after: Look): string[] {
  const line = (name: string, figure: (look: Look) => string): string =>
    `  ${name.padEnd(20)}${figure(before)}, then ${figure(after)}`;
  const share = (part: number, look: Look): string => `${count(part)} of ${count(look.samples)}`;
  return [
    line('mean length', ({ meanLength }) => plural(Math.round(meanLength), 'character')),
    line('truncated', (look) => share(look.truncated, look)),
    line('without a program', (look) => share(look.unextracted, look)),
    line('syntax errors', (look) => share(look.syntaxErrors, look)),
  ];
}
