import { parseHTML } from 'linkedom';
import type { Html } from '../../../../client/report/html.ts';

export const told = { title: 'A title', description: 'What it shows.' };

/** A chart as a parser reads it: its figure, and what stands in it. */
export async function drawn(chart: Promise<Html>) {
  const { document } = parseHTML(`<body>${(await chart).markup}</body>`);
  const textsOf = (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return {
    document,
    textsOf,
    /** The rectangles of bars, from left to right as they were drawn. */
    rectangles: () => [...document.querySelectorAll('svg .mark-rect path')].map(rectangleOf),
  };
}

/** Vega draws a rectangle as `M{left},{top}h{width}v{height}h-{width}Z`. */
function rectangleOf(path: { getAttribute(name: string): string | null }) {
  const found = /^M([\d.]+),([\d.]+)h([\d.]+)v(-?[\d.]+)/.exec(path.getAttribute('d') ?? '');
  const [left = NaN, top = NaN, width = NaN, height = NaN] = (found ?? []).slice(1).map(Number);
  return { left, top, width, height, fill: path.getAttribute('fill') };
}
