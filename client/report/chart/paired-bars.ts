import type { Html } from '../html.ts';
import { type Colour, fill } from './colour.ts';
import { draw, type Layer, type Told, width } from './draw.ts';
import { rowsOf } from './rows.ts';

/** One column of bars. */
export interface Side {
  heading: string;
  colour: Colour;
  /** By the label of a row. */
  values: Map<string, number>;
}

const padding = { left: 164, right: 50, top: 26, bottom: 4 };
const between = 60;

/** Two columns of bars that share their rows and their scale. */
export function pairedBars(told: Told, labels: string[], sides: [Side, Side]): Promise<Html> {
  const height = 24 * labels.length;
  const most = Math.max(1, ...sides.flatMap(({ values }) => [...values.values()]));
  return draw(told, height + padding.top + padding.bottom, {
    padding,
    spacing: between,
    bounds: 'flush',
    hconcat: sides.map(({ heading, colour, values }, at) => ({
      title: { text: heading, anchor: 'start' as const, frame: 'group' as const },
      width: (width - padding.left - padding.right - between) / 2,
      height,
      data: { values: labels.map((label) => ({ label, value: values.get(label) ?? 0 })) },
      encoding: {
        x: { field: 'value', type: 'quantitative', scale: { domain: [0, most], nice: false }, axis: null },
        y: rowsOf(labels, at === 0),
      },
      layer: [{ mark: { type: 'bar', fill: fill(colour) } }, figure],
    })),
  });
}

const figure: Layer = {
  transform: [{ filter: 'datum.value > 0' }],
  mark: { type: 'text', align: 'left', dx: 5 },
  encoding: { text: { field: 'value', format: ',' } },
};
