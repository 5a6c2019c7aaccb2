import { countOf, ranked, sumOf } from '../../../domain/report/counts.ts';
import { count } from '../../screen/figures.ts';
import { pairedBars } from '../chart/paired-bars.ts';
import type { Html } from '../html.ts';
import type { Report } from '../report.ts';
import { beside, section } from '../section.ts';
import { ofAll, percent } from '../share.ts';
import { table } from '../table.ts';

/** Ways to fail that are drawn; the table has all. */
const drawn = 12;

/** How programs failed, by the model that wrote them. */
export async function failuresSection({ figures: { programs } }: Report): Promise<Html | null> {
  const attempts = programs.attempt.failing;
  const corrections = programs.refinement.failing;
  const all = { ...corrections };
  for (const [name, times] of ranked(attempts)) all[name] = times + countOf(corrections, name);
  const names = ranked(all).map(([name]) => name);
  if (names.length === 0) return null;
  const failed = sumOf(attempts);
  const chart = await pairedBars(
    {
      title: 'Failures by kind',
      description: `${count(failed)} attempts and ${count(sumOf(corrections))} corrections failed; the table beside says how.`,
    },
    names.slice(0, drawn),
    [
      { heading: 'attempts', colour: 'student', values: new Map(Object.entries(attempts)) },
      { heading: 'corrections', colour: 'teacher', values: new Map(Object.entries(corrections)) },
    ],
  );
  const rows = names.map((name) => [
    name,
    count(countOf(attempts, name)),
    percent(countOf(attempts, name), failed),
    count(countOf(corrections, name)),
  ]);
  const columns = [
    { heading: 'kind' },
    { heading: 'attempts', figures: true },
    { heading: 'share', figures: true },
    { heading: 'corrections', figures: true },
  ];
  const found = foundWords(ranked(attempts)[0], failed, sumOf(corrections));
  return section('failures', 'How programs failed', found, beside(chart, table('Failures by kind', columns, rows)));
}

function foundWords(most: [name: string, times: number] | undefined, failed: number, corrections: number): string {
  const taught = `${corrections === 0 ? 'None' : count(corrections)} of the teacher’s corrections failed.`;
  if (most === undefined) return taught;
  return `${ofAll(most[1], failed)} failed attempts share the commonest failure, “${most[0]}”. ${taught}`;
}
