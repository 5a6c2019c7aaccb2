import type { RateDifference, Standing, TaskDifference } from '../../domain/evaluation/comparison.ts';
import { percent } from '../evaluate/rate-lines.ts';
import { type Html, html } from '../report/html.ts';
import { pageText } from '../report/page.ts';
import { beside, details, section } from '../report/section.ts';
import { styles } from '../report/style.ts';
import { table } from '../report/table.ts';
import { count, plural } from '../screen/figures.ts';
import type { Compared } from './compared.ts';
import { points, pValue } from './compared-lines.ts';
import { taskChart } from './task-chart.ts';

/** A comparison's page as a whole. The same evaluations give the same bytes. */
export async function comparedPage(found: Compared): Promise<string> {
  const { before, after, comparison, cautions } = found;
  const body = html`<header>
<p class="kind">persd · two evaluations${after.benchmark === '' ? '' : ` on ${after.benchmark}`}</p>
<p class="name">${before.name} → ${after.name}</p>
<h1>${headline(found)}</h1>
${cautions.map((caution) => html`<p class="notice" role="note"><strong>Caution:</strong> ${caution}.</p>\n`)}</header>
<main>
${await standingSection('base', "The benchmark's tests", comparison.base, found)}${comparison.further === null ? null : await standingSection('further', 'With the further tests', comparison.further, found)}${lookSection(found)}</main>`;
  return pageText({ title: `${before.name} and ${after.name} · persd`, styles, body });
}

function headline({ comparison: { base, shared } }: Compared): string {
  const [rate] = base.rates;
  if (rate === undefined) return `The two have ${plural(shared, 'task')} in common, and too few samples to compare.`;
  const way = rate.difference > 0 ? 'better' : rate.difference < 0 ? 'worse' : 'as good as before';
  const sure = rate.interval.low > 0 || rate.interval.high < 0 ? '' : ', and the difference may be chance';
  return `pass@${rate.k} went from ${percent(rate.before)} to ${percent(rate.after)} on ${plural(shared, 'task')}: ${way}${sure}.`;
}

async function standingSection(id: string, heading: string, standing: Standing, found: Compared): Promise<Html> {
  const { won, lost, p, rates } = standing;
  const words = `${plural(won.length, 'task')} won, ${count(lost.length)} lost; McNemar's exact p is ${pValue(p)}.`;
  return section(id, heading, words, [
    beside(await taskChart(standing, found), ratesTable(rates)),
    tasksTable('Tasks won', won),
    tasksTable('Tasks lost', lost),
  ]);
}

function ratesTable(rates: RateDifference[]): Html {
  const headings = ['before', 'after', 'points', 'from', 'to'];
  const rows = rates.map(({ k, before, after, difference, interval, rough }) => [
    `pass@${k}${rough ? ' (rough)' : ''}`,
    percent(before),
    percent(after),
    points(difference),
    points(interval.low),
    points(interval.high),
  ]);
  const columns = [{ heading: '' }, ...headings.map((heading) => ({ heading, figures: true }))];
  return table('pass@k, and where its difference lies with 95 % confidence', columns, rows);
}

function tasksTable(caption: string, tasks: TaskDifference[]): Html | null {
  if (tasks.length === 0) return null;
  const rows = tasks.map(({ task, before, after }) => [
    task,
    ...[before, after].map(({ passed, samples }) => `${passed}/${samples}`),
  ]);
  const columns = [{ heading: 'task' }, { heading: 'before', figures: true }, { heading: 'after', figures: true }];
  return details(`${caption} (${count(tasks.length)})`, table(caption, columns, rows));
}

function lookSection({ comparison: { look } }: Compared): Html {
  const sides = [look.before, look.after];
  const rows = [
    ['samples', ...sides.map(({ samples }) => count(samples))],
    ['characters, on average', ...sides.map(({ meanLength }) => count(Math.round(meanLength)))],
    ['truncated', ...sides.map(({ truncated }) => count(truncated))],
    ['without a program', ...sides.map(({ unextracted }) => count(unextracted))],
    ['syntax errors', ...sides.map(({ syntaxErrors }) => count(syntaxErrors))],
  ];
  const columns = [{ heading: '' }, { heading: 'before', figures: true }, { heading: 'after', figures: true }];
  return section('answers', 'How the answers look', 'On the tasks that both have.', table('Answers', columns, rows));
}
