import { note, ranked, type Counts } from '../../domain/report/counts.ts';
import type { Example } from './example.ts';
import { type Html, html } from './html.ts';

/** Kinds that the page's style can tell apart; the rest is seen among all. */
export const filters = 24;

/** Buttons that show some of the examples without a script: each is a radio button, and the page's style does the rest. */
export function exampleFilter(examples: Example[]): { chips: Html; classesOf: (example: Example) => string } {
  const counts: Counts = {};
  for (const example of examples) for (const kind of kindsOf(example)) note(counts, kind);
  const kinds = ranked(counts).slice(0, filters);
  const chip = (at: number, name: string, count: number): Html =>
    html`<label><input type="radio" name="show" id="show-${at}"${at === 0 ? html` checked` : null}><span>${name} <b>${count}</b></span></label>\n`;
  const chips = html`<fieldset class="chips"><legend>Show</legend>
${chip(0, 'all', examples.length)}${kinds.map(([name, count], at) => chip(at + 1, name, count))}</fieldset>`;
  const classesOf = (example: Example): string => {
    const own = kindsOf(example);
    return kinds.flatMap(([name], at) => (own.includes(name) ? [`in-${at + 1}`] : [])).join(' ');
  };
  return { chips, classesOf };
}

const kindsOf = ({ failing, marks }: Example): string[] => [...new Set([failing, ...marks.map(kindOfMark)])];

/** All signs of cheating are one kind. */
const kindOfMark = (mark: string): string => (mark.startsWith('suspicious') ? 'suspicious' : mark);
