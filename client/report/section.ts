import { type Content, type Html, html } from './html.ts';

/** A part of a page: what it found in a sentence, then the figures. */
export const section = (id: string, heading: string, found: Content, content: Content): Html => html`
<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
<p class="found">${found}</p>
${content}
</section>`;

/** A chart with its table beside it; under it where there is no room. */
export const beside = (chart: Content, table: Content): Html => html`<div class="beside">${chart}${table}</div>`;

/** What is opened by those who want it. */
export const details = (summary: string, content: Content): Html => html`
<details><summary>${summary}</summary>
${content}
</details>`;
