import { type Counts, ranked } from '../../../domain/report/counts.ts';
import { count } from '../../screen/figures.ts';
import { type Html, html } from '../html.ts';
import { planText, promptTexts } from '../plan-text.ts';
import type { Report } from '../report.ts';
import { beside, details, section } from '../section.ts';
import { table } from '../table.ts';

/** The models, what enclosed their programs, the plan, and the commands that make all of it again. */
export function madeSection({ plan, figures, run, persd }: Report): Html {
  const found = `Collected by persd ${persd}: every attempt and every correction was executed, and kept only if it passed its tests.`;
  const digest = plan.tasks.digest ?? '';
  return section('made', 'How it was made', found, [
    beside(modelsTable(plan), placesTable(figures.rungs, figures.runtimes)),
    html`<p>To make it again, save the plan below as <code>plan.yaml</code> beside its tasks, give each model its
<code>baseURL</code>, and run these. ${digest === '' ? null : html`The file of tasks has the SHA-256 <code class="hash">${digest}</code>.`}</p>
<pre>npx persd collect plan.yaml
npx persd export ${run.name} --format all --out ${run.name}
npx persd report ${run.name}</pre>`,
    details('The plan', html`<pre>${planText(plan)}</pre>`),
    promptTexts(plan).map(([name, text]) => details(name, html`<pre>${text}</pre>`)),
  ]);
}

function modelsTable({ student, teacher }: Report['plan']): Html {
  const own = 'the server’s own';
  const row = (name: string, of: (model: typeof student) => string): string[] => [name, of(student), of(teacher)];
  return table(
    'Models',
    [{ heading: '' }, { heading: 'student' }, { heading: 'teacher' }],
    [
      row('model', ({ model }) => model),
      row('weights', ({ model, identity }) => identity ?? model),
      row('endpoint', ({ endpoint }) => endpoint),
      row('temperature', ({ temperature }) => String(temperature ?? own)),
      row('top p', ({ topP }) => String(topP ?? own)),
      row('tokens at most', ({ maxTokens }) => count(maxTokens)),
    ],
  );
}

function placesTable(rungs: Counts, runtimes: Counts): Html {
  const rows = (what: string, counts: Counts): string[][] =>
    ranked(counts).map(([name, times]) => [what, name === 'process' ? 'process (no jail)' : name, count(times)]);
  const columns = [{ heading: '' }, { heading: 'name' }, { heading: 'programs', figures: true }];
  return table('Where programs ran', columns, [...rows('jail', rungs), ...rows('interpreter', runtimes)]);
}
