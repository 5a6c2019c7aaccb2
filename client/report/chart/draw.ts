import type { Config, TopLevelSpec } from 'vega-lite';
import { type Content, Html, html } from '../html.ts';
import { fill } from './colour.ts';
import { compact } from './compact.ts';

/** Width of every chart in its own units: it is shown a little smaller on a phone, and a little larger on paper. */
export const width = 440;

/** What a chart says to those who do not see it, in a sentence with its figures. Holds no text of others. */
export interface Told {
  title: string;
  description: string;
}

/** A layer of a chart. */
export type Layer = Extract<TopLevelSpec, { layer: unknown[] }>['layer'][number];

const words = { labelColor: 'currentColor', labelFontSize: 12, titleColor: 'currentColor', titleFontSize: 12 };

/** The page's own look: colours that suit light and dark, and text of one size, of which there is room for the longest that is ours. */
const config: Config = {
  aria: false,
  background: 'transparent',
  autosize: 'none',
  view: { stroke: null },
  axis: {
    ...words,
    domainColor: fill('grey'),
    gridColor: 'var(--line)',
    tickColor: fill('grey'),
    titleFontWeight: 'normal',
    titlePadding: 10,
    labelFlush: false,
    labelLimit: 240,
    titleLimit: 500,
  },
  title: { color: 'currentColor', fontSize: 12, fontWeight: 600 },
  text: { fontSize: 12, fill: 'currentColor', baseline: 'middle' },
};

/** Draws a chart, so many units high, as SVG that needs nothing: neither a script nor a style of its own. */
export async function draw(told: Told, height: number, chart: TopLevelSpec, key: Content = null): Promise<Html> {
  // Loaded for those who draw alone: no other command should wait for it.
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const view = new View(parse(compile(chart, { config }).spec), { renderer: 'none' });
  const marks = compact(await view.toSVG()).replace(/^<svg[^>]*>/, '');
  view.finalize();
  return html`<figure><figcaption>${told.title}</figcaption>${key}
<svg class="chart" role="img" aria-label="${told.description}" viewBox="0 0 ${width} ${height}">${new Html(marks)}</figure>`;
}
