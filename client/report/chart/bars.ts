import { axisY, barX, ruleX, text } from '@observablehq/plot';
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

/** Bars under one another, each of parts, that begin at one line: lengths can be compared by eye. */
export function bars(told: Told, rows: Bar[], entries: LegendEntry[], labelWidth = 150): Html {
  const parts = rows.flatMap(({ label, parts: own }) => own.map((part) => ({ label, ...part })));
  const ends = rows.map(({ label, figure, parts: own }) => ({
    label,
    figure,
    end: own.reduce((sum, { value }) => sum + value, 0),
  }));
  const options = {
    height: 16 + 30 * rows.length,
    marginLeft: labelWidth,
    marginRight: 70,
    marginTop: 8,
    marginBottom: 8,
    x: { axis: null, domain: [0, Math.max(1e-9, ...ends.map(({ end }) => end))] },
    y: { label: null, domain: rows.map(({ label }) => label), padding: 0.3 },
    marks: [
      axisY({ tickSize: 0, tickPadding: 10, label: null, lineWidth: labelWidth / 14 }),
      barX(parts, { x: 'value', y: 'label', fill: ({ colour }: { colour: Colour }) => fill(colour), insetRight: 1 }),
      text(ends, { x: 'end', y: 'label', text: 'figure', textAnchor: 'start', dx: 6, fontWeight: 600 }),
      ruleX([0], { stroke: fill('grey') }),
    ],
    color: { type: 'identity' as const },
  };
  return draw(told, { width, ...options }, entries.length > 1 ? legend(entries) : null);
}
