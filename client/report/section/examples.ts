import { count, plural } from '../../screen/figures.ts';
import { type DiffRow, diffRows, type Piece } from '../diff-rows.ts';
import type { Example } from '../example.ts';
import { exampleFilter } from '../example-filter.ts';
import { type Content, type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { details, section } from '../section.ts';

/** Refined tasks as a person looks at them: the attempt, what the teacher was told, and the correction beside it. */
export function examplesSection({ examples, figures }: Report): Html | null {
  if (examples.length === 0) return null;
  const { chips, classesOf } = exampleFilter(examples);
  const { refined } = figures.outcomes;
  const all = `${plural(refined, 'refined task')}, the smallest correction first.`;
  const drawn = `${examples.length} of ${count(refined)} refined tasks, drawn evenly from the ways to fail; the smallest correction first.`;
  return section('examples', 'Examples', examples.length === refined ? all : drawn, [
    chips,
    examples.map((example) => article(example, classesOf(example))),
  ]);
}

function article(example: Example, classes: string): Html {
  return html`
<article class="example ${classes}">
<h3>${example.task}</h3>
<p class="tags">${[example.failing, ...example.marks].map((mark) => html`<span>${mark}</span> `)}<span>distance ${example.distance.toFixed(2)}</span></p>
<p class="task">${example.text}</p>
${testOf(example)}
<table class="diff">
<caption class="unseen">The attempt and its correction, line by line</caption>
<thead><tr><th scope="col">the student’s attempt</th><th scope="col">the teacher’s correction</th></tr></thead>
<tbody>
${diffRows(example.attempt, example.refinement).map(rowOf)}</tbody>
</table>
${example.feedback === '' ? null : details('What the teacher was told', html`<pre>${example.feedback}</pre>`)}
${example.gold === null ? null : details('The gold program', html`<pre>${example.gold}</pre>`)}
</article>`;
}

function testOf({ test, raised }: Example): Html | null {
  if (test === null && raised === null) return null;
  const line = (name: string, text: string | null): Html | null =>
    text === null ? null : html`<div><dt>${name}</dt><dd><code>${text}</code></dd></div>\n`;
  const { call = null, expected = null, actual = null } = test ?? {};
  return html`<dl class="test">${line('failing test', call)}${line('expected', expected)}${line('found', actual)}${line('raised', raised)}</dl>`;
}

function rowOf({ same, left, right }: DiffRow): Html {
  if (same) return html`<tr class="same"><td>${piecesOf(left, 'del')}</td><td>${piecesOf(right, 'ins')}</td></tr>\n`;
  const cell = (pieces: Piece[] | null, kind: 'del' | 'ins'): Html =>
    pieces === null ? html`<td class="none"></td>` : html`<td class="${kind}">${piecesOf(pieces, kind)}</td>`;
  return html`<tr>${cell(left, 'del')}${cell(right, 'ins')}</tr>\n`;
}

const piecesOf = (pieces: Piece[] | null, kind: 'del' | 'ins'): Content =>
  (pieces ?? []).map(({ text, changed }) => {
    if (!changed) return text;
    return kind === 'del' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  });
