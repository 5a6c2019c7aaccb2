import { axisX, dot, gridX, link, ruleX, text } from '@observablehq/plot';
import type { Html } from '../html.ts';
import { type Colour, fill } from './colour.ts';
import { draw, type Told } from './draw.ts';

/** An estimate from 0 to 1, and where it may lie. */
export interface Estimate {
  label: string;
  colour: Colour;
  estimate: number;
  low: number;
  high: number;
  figure: string;
}

/** Estimates under one another on a scale from 0 to 1, each a dot on its interval. */
export function intervals(told: Told, rows: Estimate[]): Html {
  const marked = rows.map((row) => ({ ...row, fill: fill(row.colour) }));
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return draw(told, {
    height: 48 + 34 * rows.length,
    marginLeft: 110,
    marginRight: 66,
    marginTop: 8,
    marginBottom: 40,
    x: { domain: [0, 1], label: null },
    y: { axis: null, domain: rows.map(({ label }) => label) },
    color: { type: 'identity' },
    marks: [
      gridX(ticks, { strokeOpacity: 0.1 }),
      ruleX([0], { stroke: fill('grey') }),
      axisX({ ticks, tickSize: 0, label: null, tickFormat: (share: number) => `${100 * share}%` }),
      link(marked, { x1: 'low', x2: 'high', y: 'label', stroke: 'fill', strokeWidth: 5, strokeOpacity: 0.35 }),
      dot(marked, { x: 'estimate', y: 'label', fill: 'fill', r: 5 }),
      text(marked, { y: 'label', text: 'label', frameAnchor: 'left', textAnchor: 'end', dx: -10 }),
      text(marked, { y: 'label', text: 'figure', frameAnchor: 'right', textAnchor: 'start', dx: 8, fontWeight: 600 }),
    ],
  });
}
