import { outcomes, type Outcome } from '../../../domain/trajectory.ts';
import { count } from '../../screen/figures.ts';
import { meanings } from '../../screen/summary-lines.ts';
import type { Colour } from '../chart/colour.ts';
import { bars } from '../chart/bars.ts';
import type { Html } from '../html.ts';
import type { Report } from '../report.ts';
import { beside, section } from '../section.ts';
import { percent } from '../share.ts';
import { table } from '../table.ts';

const colours: Record<Outcome, Colour> = {
  refined: 'teacher',
  unrefined: 'grey',
  mastered: 'student',
  rejected: 'pale',
  abandoned: 'fault',
};

/** In the order in which they stand in a bar: what became examples first, so that the bars below begin at the same line. */
const inBars: Outcome[] = ['refined', 'unrefined', 'mastered', 'rejected', 'abandoned'];

/** How many tasks came through each step of the loop. */
export async function outcomesSection({ run, figures: { outcomes: tally, acceptedAt } }: Report): Promise<Html> {
  const judged = tally.mastered + tally.refined + tally.unrefined;
  const failed = tally.refined + tally.unrefined;
  const row = (label: string, among: Outcome[], figure: number) => ({
    label,
    parts: among.map((outcome) => ({ colour: colours[outcome], value: tally[outcome] })),
    figure: count(figure),
  });
  const present = inBars.filter((outcome) => tally[outcome] > 0);
  const chart = await bars(
    {
      title: 'From tasks to examples',
      description: `${count(run.ended)} tasks ended, ${count(judged)} were attempted, ${count(failed)} attempts failed, ${count(tally.refined)} were corrected.`,
    },
    [
      row('tasks ended', inBars, run.ended),
      row('attempts executed', ['refined', 'unrefined', 'mastered'], judged),
      row('attempts failed', ['refined', 'unrefined'], failed),
      row('corrections passed', ['refined'], tally.refined),
    ],
    present.map((name) => ({ name, colour: colours[name] })),
  );
  const rows = outcomes.map((outcome) => [
    outcome,
    count(tally[outcome]),
    percent(tally[outcome], run.ended),
    meanings[outcome],
  ]);
  const columns = [
    { heading: 'outcome' },
    { heading: 'tasks', figures: true },
    { heading: 'share', figures: true },
    { heading: 'meaning' },
  ];
  return section(
    'outcomes',
    'What became of the tasks',
    found(tally.mastered, judged, failed, acceptedAt),
    beside(chart, table('Outcomes', columns, rows)),
  );
}

function found(mastered: number, judged: number, failed: number, [atFirst = 0, ...later]: number[]): string {
  const attempted = `The student solved ${mastered === 0 ? 'none' : percent(mastered, judged)} at its first attempt.`;
  if (failed === 0) return attempted;
  const after = later.reduce((sum, tasks) => sum + tasks, 0);
  const again = after === 0 ? '' : `, and ${count(after)} at a later one`;
  return `${attempted} Of ${count(failed)} that failed, the teacher corrected ${count(atFirst)} at its first try${again}.`;
}
