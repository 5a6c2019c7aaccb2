import { askedWords } from '../evaluate/asked-words.ts';
import { percent, percentRange } from '../evaluate/rate-lines.ts';
import { plural } from '../screen/figures.ts';
import type { EvaluationReport } from './evaluation-report.ts';
import { html } from './html.ts';
import { pageText } from './page.ts';
import { answersSection } from './section/answers.ts';
import { ratesSection } from './section/rates.ts';
import { section } from './section.ts';
import { styles } from './style.ts';
import { table } from './table.ts';
import { unfinishedNotice } from './unfinished.ts';

/** An evaluation's page as a whole. The same report gives the same bytes. */
export async function evaluationPage(report: EvaluationReport): Promise<string> {
  const { run, steps } = report;
  const body = html`<header>
<p class="kind">persd · evaluation</p>
<p class="name">${run.name}</p>
<h1>${evaluationHeadline(report)}</h1>
${unfinishedNotice(run, 'sample')}
</header>
<main>
${await ratesSection(steps)}
${await answersSection(steps)}
${madeSection(report)}
</main>`;
  return pageText({ title: `${run.name} · persd`, styles, body });
}

/** What an evaluation found, in one sentence. */
export function evaluationHeadline({ evaluation, steps }: EvaluationReport): string {
  const last = steps.at(-1);
  const rate = last?.base.find((one) => 'estimate' in one);
  const model = evaluation.asked?.model ?? evaluation.name;
  if (last === undefined || rate === undefined || 'fewest' in rate)
    return 'No sample has a verdict yet, so there is nothing to report.';
  const after = steps.length === 1 ? '' : ` after ${plural(last.step, 'step')}`;
  const tasks = plural(last.counts.length, 'task');
  const scores = `${model} scores pass@${rate.k} = ${percent(rate.estimate)}${after} (95 %: ${percentRange(rate.interval)})`;
  return `${scores} on ${tasks} of ${evaluation.benchmark}.`.replaceAll(' %', '\u00a0%');
}

function madeSection({ evaluation, run, persd }: EvaluationReport) {
  const { benchmark, digest, asked, steps, k } = evaluation;
  const rows = [
    ['benchmark', benchmark],
    ['its file (SHA-256)', digest],
    ['model', asked?.model ?? '–'],
    ['endpoint', asked?.endpoint ?? '–'],
    ['asked', asked?.wording === undefined ? '–' : askedWords[asked.wording]],
    ['prompt (hash)', asked?.prompt ?? '–'],
    ['steps', String(steps)],
    ['k', k.join(', ')],
  ];
  return section('made', 'How it was made', `Evaluated by persd ${persd}: every answer was executed in the sandbox.`, [
    table('Evaluation', [{ heading: '' }, { heading: 'value' }], rows),
    html`<pre>npx persd evaluate plan.yaml
npx persd report ${run.name}</pre>`,
  ]);
}
