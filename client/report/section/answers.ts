import type { Summary } from '../../../domain/evaluation/summary.ts';
import { ranked } from '../../../domain/report/counts.ts';
import { namedCauses } from '../../../domain/report/failing.ts';
import { count, plural } from '../../screen/figures.ts';
import { bars } from '../chart/bars.ts';
import type { Html } from '../html.ts';
import { beside, details, section } from '../section.ts';
import { percent } from '../share.ts';
import { table } from '../table.ts';

/** How answers failed, and how many were cut off or held no program. */
export async function answersSection(steps: Summary[]): Promise<Html | null> {
  const last = steps.at(-1);
  if (last === undefined || last.samples === 0) return null;
  const failed = ranked(namedCauses(last.causes));
  const found = `${count(last.truncated)} of ${plural(last.samples, 'answer')} were cut off, and ${count(last.unextracted)} held no program.`;
  const told = {
    title: 'Answers that failed',
    description: failed.map(([name, times]) => `${name} ${times}`).join(', '),
  };
  const rows = failed.map(([label, value]) => ({
    label,
    parts: [{ colour: 'student' as const, value }],
    figure: count(value),
  }));
  const chart = failed.length === 0 ? null : await bars(told, rows, []);
  return section('answers', 'How answers looked', found, [beside(chart, formTable(steps)), perTask(last)]);
}

function formTable(steps: Summary[]): Html {
  const headings = ['answers', 'passed', 'cut off', 'no program', 'characters'];
  const rows = steps.map(({ step, samples, statuses, truncated, unextracted, meanLength }) => [
    `step ${step}`,
    ...[samples, statuses.passed ?? 0, truncated, unextracted, Math.round(meanLength)].map(count),
  ]);
  return table('Answers', [{ heading: '' }, ...headings.map((heading) => ({ heading, figures: true }))], rows);
}

/** Tasks that a page names one by one. */
const listed = 2_000;

function perTask({ counts, missing }: Summary): Html {
  const columns = [
    { heading: 'task' },
    ...['samples', 'passed', 'share', 'passed all tests'].map((heading) => ({ heading, figures: true })),
  ];
  const rows = counts
    .slice(0, listed)
    .map(({ task, samples, passed, further }) => [
      task,
      count(samples),
      count(passed),
      percent(passed, samples),
      further === null ? '–' : count(further),
    ]);
  const without = missing.length === 0 ? '' : `, ${count(missing.length)} more without a sample`;
  return details(`Each task (${count(counts.length)}${without})`, table('Samples by task', columns, rows));
}
