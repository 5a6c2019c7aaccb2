import type { Html } from '../html.ts';
import { type Colour, fill } from './colour.ts';
import { draw, type Layer, type Told, width } from './draw.ts';

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
  /** How a value is written, in d3's notation. */
  format: string;
}

const padding = { left: 86, right: 12, top: 22, bottom: 42 };
const room = width - padding.left - padding.right;
const each = { height: 60, spacing: 24 };

/** Histograms under one another on the same scales, each with its median. */
export function histograms(told: Told, rows: Histogram[], scale: Scale): Promise<Html> {
  const height = (each.height + each.spacing) * rows.length - each.spacing;
  const longest = Math.max(...rows.map(({ counts }) => counts.length));
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  return draw(told, height + padding.top + padding.bottom, {
    padding,
    spacing: each.spacing,
    bounds: 'flush',
    vconcat: rows.map((row, at) => ({
      width: room,
      height: each.height,
      encoding: {
        x: {
          type: 'quantitative',
          scale: { domain: [0, longest * scale.step], nice: false },
          axis: axisOf(scale, at === rows.length - 1),
        },
        y: { type: 'quantitative', scale: { domain: [0, most], nice: false }, axis: null },
      },
      layer: [countsOf(row, scale), nameOf(row), ...medianOf(row, scale)],
    })),
  });
}

/** Every histogram stands on a line; the last one's says the scale. */
const axisOf = ({ label, ticks, format }: Scale, last: boolean) => ({
  grid: false,
  title: last ? label : null,
  values: ticks,
  format,
  ticks: last,
  labels: last,
  zindex: 1,
});

const countsOf = ({ counts, colour }: Histogram, { step }: Scale): Layer => ({
  data: {
    values: counts.flatMap((count, at) => (count === 0 ? [] : [{ count, from: at * step, to: (at + 1) * step }])),
  },
  mark: { type: 'rect', fill: fill(colour), stroke: 'var(--paper)', strokeWidth: 0.5 },
  encoding: { x: { field: 'from' }, x2: { field: 'to' }, y: { field: 'count' }, y2: { datum: 0 } },
});

const nameOf = ({ name }: Histogram): Layer => ({
  data: { values: [{ name }] },
  mark: { type: 'text', x: -10, y: each.height / 2, align: 'right', fontWeight: 600 },
  encoding: { text: { field: 'name' } },
});

function medianOf({ median }: Histogram, { step, format }: Scale): Layer[] {
  const data = { values: median === null ? [] : [{ middle: (median + 0.5) * step, median: median * step }] };
  return [
    { data, mark: { type: 'rule', stroke: 'currentColor', strokeDash: [2, 2] }, encoding: { x: { field: 'middle' } } },
    {
      data,
      transform: [{ calculate: `'median ' + format(datum.median, '${format}')`, as: 'words' }],
      mark: { type: 'text', x: room, y: -9, align: 'right', fill: 'var(--muted)' },
      encoding: { text: { field: 'words' } },
    },
  ];
}
