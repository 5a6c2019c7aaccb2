import type { Html } from '../html.ts';
import { type Colour, fill, legend, type LegendEntry } from './colour.ts';
import { draw, type Layer, type Told, width } from './draw.ts';
import { rowsOf } from './rows.ts';

export interface Bar {
  label: string;
  /** From the left; a part without a colour in the legend is not drawn. */
  parts: { colour: Colour; value: number }[];
  /** Stands at its end. */
  figure: string;
}

const padding = { left: 150, right: 70, top: 4, bottom: 4 };

/** Bars under one another, each of parts, that begin at one line: lengths can be compared by eye. */
export function bars(told: Told, rows: Bar[], entries: LegendEntry[]): Promise<Html> {
  const height = 30 * rows.length;
  return draw(
    told,
    height + padding.top + padding.bottom,
    {
      width: width - padding.left - padding.right,
      height,
      padding,
      encoding: { y: rowsOf(rows.map(({ label }) => label)) },
      layer: [partsOf(rows), figuresOf(rows)],
    },
    entries.length > 1 ? legend(entries) : null,
  );
}

function partsOf(rows: Bar[]): Layer {
  const values = rows.flatMap(({ label, parts }) =>
    parts.flatMap(({ colour, value }, order) => (value === 0 ? [] : [{ label, order, value, fill: fill(colour) }])),
  );
  const longest = Math.max(1e-9, ...rows.map(lengthOf));
  return {
    data: { values },
    mark: { type: 'bar', stroke: 'var(--paper)', strokeWidth: 1 },
    encoding: {
      x: { field: 'value', type: 'quantitative', scale: { domain: [0, longest] }, axis: null },
      order: { field: 'order' },
      fill: { field: 'fill', scale: null },
    },
  };
}

const figuresOf = (rows: Bar[]): Layer => ({
  data: { values: rows.map((row) => ({ label: row.label, figure: row.figure, end: lengthOf(row) })) },
  mark: { type: 'text', align: 'left', dx: 6, fontWeight: 600 },
  encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'figure' } },
});

const lengthOf = ({ parts }: Bar): number => parts.reduce((sum, { value }) => sum + value, 0);
