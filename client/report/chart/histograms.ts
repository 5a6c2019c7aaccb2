import { axisX, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import type { Html } from '../html.ts';
import { type Colour, fill } from './colour.ts';
import { draw, type Told } from './draw.ts';

export interface Histogram {
  name: string;
  colour: Colour;
  /** How many there are of each width of the scale, from 0. */
  counts: readonly number[];
  median: number | null;
}

export interface Scale {
  label: string;
  /** Width of one count on the scale. */
  step: number;
  ticks: number[];
  tickFormat: (value: number) => string;
}

/** Histograms under one another on one scale, each with its median. */
export function histograms(told: Told, rows: Histogram[], { label, step, ticks, tickFormat }: Scale): Html {
  const counts = rows.flatMap(({ name, colour, counts: own }) =>
    own.map((count, at) => ({ name, fill: fill(colour), count, from: at * step, to: (at + 1) * step })),
  );
  const medians = rows.flatMap(({ name, median }) =>
    median === null ? [] : [{ name, median: (median + 0.5) * step, words: `median ${tickFormat(median * step)}` }],
  );
  const last = Math.max(...rows.map(({ counts: own }) => own.length)) * step;
  return draw(told, {
    height: 48 + 78 * rows.length,
    marginLeft: 86,
    marginTop: 20,
    marginBottom: 38,
    marginRight: 12,
    x: { domain: [0, last], label },
    y: { axis: null },
    fy: { domain: rows.map(({ name }) => name), label: null, axis: null, padding: 0.25 },
    color: { type: 'identity' },
    marks: [
      axisX({ ticks, tickFormat, tickSize: 4, label, labelAnchor: 'center', labelArrow: 'none', labelOffset: 34 }),
      rectY(
        counts.filter(({ count }) => count > 0),
        { fy: 'name', x1: 'from', x2: 'to', y: 'count', fill: 'fill', inset: 0.25 },
      ),
      ruleX(medians, { fy: 'name', x: 'median', strokeDasharray: '2,2' }),
      text(medians, { fy: 'name', text: 'words', frameAnchor: 'top-right', fill: 'var(--muted)' }),
      text(rows, { fy: 'name', text: 'name', frameAnchor: 'left', textAnchor: 'end', dx: -10, fontWeight: 600 }),
      ruleY([0], { stroke: fill('grey') }),
    ],
  });
}
