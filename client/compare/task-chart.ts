import type { Standing } from '../../domain/evaluation/comparison.ts';
import type { Evaluation } from '../../domain/evaluation/evaluation.ts';
import { inert } from '../../domain/inert.ts';
import { bars } from '../report/chart/bars.ts';
import { scatter } from '../report/chart/scatter.ts';
import type { Html } from '../report/html.ts';
import { count } from '../screen/figures.ts';
import type { Compared } from './compared.ts';
import { places } from './places.ts';

/** How each task fared on both sides: with one sample a task it passed or not, with more of them there is a share of each. */
export function taskChart(standing: Standing, found: Compared): Promise<Html> {
  const single = standing.tasks.every(({ before, after }) => before.samples === 1 && after.samples === 1);
  return single ? solvedChart(standing) : sharesChart(standing, found);
}

function solvedChart({ tasks, won, lost }: Standing): Promise<Html> {
  const both = tasks.filter(({ before, after }) => before.passed === 1 && after.passed === 1);
  const neither = tasks.length - both.length - won.length - lost.length;
  const told = {
    title: 'Which of the two solves a task',
    description: `Of ${tasks.length} tasks, both solve ${both.length}, the later alone ${won.length}, the earlier alone ${lost.length}.`,
  };
  const bar = (label: string, colour: 'teacher' | 'grey' | 'fault', value: number) => ({
    label,
    parts: [{ colour, value }],
    figure: count(value),
  });
  const rows = [
    bar('both', 'grey', both.length),
    bar('the later alone', 'teacher', won.length),
    bar('the earlier alone', 'fault', lost.length),
    bar('neither', 'grey', neither),
  ];
  return bars(told, rows, []);
}

function sharesChart(standing: Standing, { before, after }: Compared): Promise<Html> {
  const { tasks, won, lost } = standing;
  const told = {
    title: 'Share of samples that passed, task by task',
    description: `Of ${tasks.length} tasks, ${won.length} lie above the diagonal and ${lost.length} below it.`,
  };
  const diagonal =
    'Above the line: tasks that the later evaluation solves more often. The larger a dot, the more tasks.';
  return scatter(told, places(standing), { x: named(before), y: named(after), diagonal });
}

/** Characters of a name for which an axis has room. */
const longestName = 48;

/** Names of files differ at their end. */
function named({ name }: Evaluation): string {
  const shown = inert(name);
  return shown.length <= longestName ? shown : `…${shown.slice(1 - longestName)}`;
}
