import { type Html, html } from '../html.ts';

/** Who or what a mark stands for. Each is a custom property of the page's style, so that it suits light and dark. */
export type Colour = 'student' | 'teacher' | 'gold' | 'grey' | 'pale' | 'fault';

export const fill = (colour: Colour): string => `var(--${colour})`;

export interface LegendEntry {
  name: string;
  colour: Colour;
}

export const legend = (entries: LegendEntry[]): Html => html`<ul class="legend">
${entries.map(({ name, colour }) => html`<li><svg class="swatch" aria-hidden="true" viewBox="0 0 10 10"><rect width="10" height="10" rx="2" fill="${fill(colour)}"/></svg>${name}</li>\n`)}</ul>`;
