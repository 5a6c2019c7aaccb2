import { count, dollars } from '../screen/figures.ts';
import { headline } from './headline.ts';
import { type Html, html } from './html.ts';
import { pageText } from './page.ts';
import type { Report } from './report.ts';
import { examplesSection } from './section/examples.ts';
import { failuresSection } from './section/failures.ts';
import { leftBehindSection } from './section/left-behind.ts';
import { madeSection } from './section/made.ts';
import { outcomesSection } from './section/outcomes.ts';
import { personalSection } from './section/personal.ts';
import { spendingSection } from './section/spending.ts';
import { verdictsSection } from './section/verdicts.ts';
import { percent } from './share.ts';
import { styles } from './style.ts';
import { unfinishedNotice } from './unfinished.ts';

/** A run's page as a whole. The same report gives the same bytes. */
export async function reportPage(report: Report): Promise<string> {
  const { run } = report;
  const body = html`<header>
<p class="kind">persd · personalised distillation</p>
<p class="name">${run.name}</p>
<h1>${headline(report)}</h1>
${unfinishedNotice(run)}
${run.ended === 0 ? null : keyFigures(report)}
</header>
<main>
${run.ended === 0 ? madeSection(report) : await sections(report)}
</main>`;
  return pageText({ title: `${run.name} · persd`, styles, body });
}

const sections = async (report: Report): Promise<(Html | null)[]> => [
  await outcomesSection(report),
  await failuresSection(report),
  await personalSection(report),
  await spendingSection(report),
  verdictsSection(report),
  examplesSection(report),
  leftBehindSection(report),
  madeSection(report),
];

/** The few figures that somebody remembers. */
function keyFigures({ run, figures: { outcomes }, usd }: Report): Html {
  const { mastered, refined, unrefined } = outcomes;
  const failed = refined + unrefined;
  const figure = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`;
  return html`<dl class="figures">
${figure('tasks', count(run.ended))}${figure('solved at once', percent(mastered, mastered + failed))}${figure('failures corrected', percent(refined, failed))}${figure('examples', count(refined))}${usd === null ? null : figure('cost', dollars(usd))}</dl>`;
}
