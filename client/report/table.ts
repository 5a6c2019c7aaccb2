import { type Content, type Html, html } from './html.ts';

export interface Column {
  heading: string;
  /** Figures stand at the right, under one another. */
  figures?: boolean;
}

/** A table; the first cell of a row is its heading. It scrolls by itself where it is too wide, with the keyboard too. */
export function table(caption: string, columns: Column[], rows: Content[][]): Html {
  const kind = (at: number): string => (columns[at]?.figures === true ? 'figure' : 'text');
  const cell = (content: Content, at: number): Html =>
    at === 0 ? html`<th scope="row">${content}</th>` : html`<td class="${kind(at)}">${content}</td>`;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ heading }, at) => html`<th scope="col" class="${kind(at)}">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`;
}
