import type { Html } from '../html.ts';
import { type Colour, fill } from './colour.ts';
import { draw, type Layer, type Told, width } from './draw.ts';
import { rowsOf } from './rows.ts';

/** An estimate from 0 to 1, and where it may lie. */
export interface Estimate {
  label: string;
  colour: Colour;
  estimate: number;
  low: number;
  high: number;
  figure: string;
}

const padding = { left: 124, right: 70, top: 4, bottom: 26 };
const room = width - padding.left - padding.right;

/** Estimates under one another on a scale from 0 to 1, each a dot on its interval. */
export function intervals(told: Told, rows: Estimate[]): Promise<Html> {
  const height = 34 * rows.length;
  return draw(told, height + padding.top + padding.bottom, {
    width: room,
    height,
    padding,
    data: { values: rows.map(({ colour, ...row }) => ({ ...row, fill: fill(colour) })) },
    encoding: { y: rowsOf(rows.map(({ label }) => label)), color: { field: 'fill', type: 'nominal', scale: null } },
    layer: [interval, dot, figure],
  });
}

const interval: Layer = {
  mark: { type: 'rule', strokeWidth: 5, opacity: 0.35 },
  encoding: {
    x: {
      field: 'low',
      type: 'quantitative',
      scale: { domain: [0, 1] },
      axis: { title: null, values: [0, 0.25, 0.5, 0.75, 1], format: '%', ticks: false, domain: false },
    },
    x2: { field: 'high' },
  },
};

const dot: Layer = {
  mark: { type: 'point', filled: true, opacity: 1, size: 80 },
  encoding: { x: { field: 'estimate', type: 'quantitative' } },
};

const figure: Layer = {
  mark: { type: 'text', x: room, dx: 14, align: 'left', fontWeight: 600, fill: 'currentColor' },
  encoding: { text: { field: 'figure' } },
};
