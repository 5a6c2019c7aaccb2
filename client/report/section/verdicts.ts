import type { Assurance } from '../../../domain/execution.ts';
import { ranked } from '../../../domain/report/counts.ts';
import type { Figures, ProgramCount } from '../../../domain/report/figures.ts';
import type { ProgramKind } from '../../../domain/trajectory.ts';
import { count, plural } from '../../screen/figures.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { beside, details, section } from '../section.ts';
import { ofAll, percent } from '../share.ts';
import { table } from '../table.ts';

const kinds: Record<ProgramKind, string> = { attempt: 'attempts', refinement: 'corrections', gold: 'gold' };
const inOrder: ProgramKind[] = ['attempt', 'refinement', 'gold'];

const assurances: Record<Assurance, string> = {
  values: 'values compared outside the program’s process',
  'two-slot': 'tests in an interpreter of their own',
  weak: 'tests beside the program, which could forge them',
};

/** How far the verdicts and the rows made of them can be trusted. */
export function verdictsSection({ figures }: Report): Html {
  const { doubtful, doubtfulTasks } = figures;
  const rows = doubtful.map(({ task, marks }) => [task, marks.join(', ')]);
  const first = doubtfulTasks > doubtful.length ? `the first ${count(doubtful.length)} of ` : '';
  const looked =
    doubtfulTasks === 0
      ? null
      : details(
          `Which they are (${first}${count(doubtfulTasks)})`,
          table('Corrections to look at', [{ heading: 'task' }, { heading: 'why' }], rows),
        );
  return section('verdicts', 'How sure the verdicts are', found(figures), [
    beside(assuranceTable(figures), programsTable(figures.programs)),
    signsTable(figures.programs),
    looked,
  ]);
}

function found({ doubtfulTasks, assurance, shownOnly, outcomes, suspicious }: Figures): string {
  if (doubtfulTasks === 0) return `None of ${plural(outcomes.refined, 'accepted correction')} asks for a second look.`;
  const reasons = [
    assurance.weak > 0 ? `${count(assurance.weak)} for a verdict that the program could forge` : null,
    shownOnly > 0 ? `${count(shownOnly)} because the teacher had seen every test` : null,
    suspicious > 0 ? `${count(suspicious)} for a sign of cheating` : null,
  ].filter((reason) => reason !== null);
  return `${ofAll(doubtfulTasks, outcomes.refined)} accepted corrections ask for a second look: ${reasons.join(', ')}.`;
}

function assuranceTable({ assurance, shownOnly, outcomes }: Figures): Html {
  const share = (tasks: number): string[] => [count(tasks), percent(tasks, outcomes.refined)];
  const rows = (['values', 'two-slot', 'weak'] as const).map((name) => [
    name,
    ...share(assurance[name]),
    assurances[name],
  ]);
  return table(
    'Accepted corrections by their verdict',
    [
      { heading: 'verdict' },
      { heading: 'tasks', figures: true },
      { heading: 'share', figures: true },
      { heading: 'meaning' },
    ],
    [...rows, ['shownOnly', ...share(shownOnly), 'the teacher had seen every test']],
  );
}

function programsTable(programs: Record<ProgramKind, ProgramCount>): Html {
  const rows = inOrder.map((kind) => {
    const { executed, passed, truncated, empty } = programs[kind];
    return [kinds[kind], ...[executed, passed, truncated, empty].map(count)];
  });
  const headings = ['executed', 'passed', 'cut off', 'no program'];
  return table('Programs', [{ heading: 'program' }, ...headings.map((heading) => ({ heading, figures: true }))], rows);
}

/** Signs of what a program does beyond its task; a sentence where none was seen. */
function signsTable(programs: Record<ProgramKind, ProgramCount>): Html {
  const rows = inOrder.flatMap((kind) =>
    ranked(programs[kind].suspicion).map(([sign, times]) => [sign, kinds[kind], count(times)]),
  );
  if (rows.length === 0) return html`<p>No program showed a sign of cheating.</p>`;
  return table(
    'Signs of cheating',
    [{ heading: 'sign' }, { heading: 'in' }, { heading: 'programs', figures: true }],
    rows,
  );
}
