import type { Html } from '../html.ts';
import { type Colour, fill, legend, type LegendEntry } from './colour.ts';
import { draw, type Told, width } from './draw.ts';

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
  const parts = rows.flatMap(({ label, parts: own }) =>
    own.flatMap(({ colour, value }, order) => (value === 0 ? [] : [{ label, order, value, fill: fill(colour) }])),
  );
  const ends = rows.map(({ label, figure, parts: own }) => ({
    label,
    figure,
    end: own.reduce((sum, { value }) => sum + value, 0),
  }));
  const longest = Math.max(1e-9, ...ends.map(({ end }) => end));
  const height = 30 * rows.length;
  return draw(
    told,
    height + padding.top + padding.bottom,
    {
      width: width - padding.left - padding.right,
      height,
      padding,
      encoding: {
        y: {
          field: 'label',
          type: 'nominal',
          scale: { domain: rows.map(({ label }) => label), padding: 0.3 },
          axis: { title: null, ticks: false, labelPadding: 10, zindex: 1 },
        },
      },
      layer: [
        {
          data: { values: parts },
          mark: { type: 'bar', stroke: 'var(--paper)', strokeWidth: 1 },
          encoding: {
            x: { field: 'value', type: 'quantitative', scale: { domain: [0, longest] }, axis: null },
            order: { field: 'order' },
            fill: { field: 'fill', scale: null },
          },
        },
        {
          data: { values: ends },
          mark: { type: 'text', align: 'left', dx: 6, fontWeight: 600 },
          encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'figure' } },
        },
      ],
    },
    entries.length > 1 ? legend(entries) : null,
  );
}
