import { axisFx, axisY, barX, ruleX, text } from '@observablehq/plot';
import type { Html } from '../html.ts';
import { type Colour, fill } from './colour.ts';
import { draw, type Told } from './draw.ts';

/** One column of bars. */
export interface Side {
  heading: string;
  colour: Colour;
  /** By the label of a row. */
  values: Map<string, number>;
}

/** Two columns of bars that share their rows and their scale. */
export function pairedBars(told: Told, labels: string[], sides: [Side, Side]): Html {
  const cells = sides.flatMap(({ heading, colour, values }) =>
    labels.map((label) => ({ heading, label, value: values.get(label) ?? 0, fill: fill(colour) })),
  );
  const most = Math.max(1, ...cells.map(({ value }) => value));
  return draw(told, {
    height: 40 + 24 * labels.length,
    marginLeft: 140,
    marginTop: 30,
    marginRight: 40,
    marginBottom: 4,
    x: { axis: null, domain: [0, most] },
    y: { label: null, domain: labels, padding: 0.3 },
    fx: { domain: sides.map(({ heading }) => heading), label: null, padding: 0.35 },
    color: { type: 'identity' },
    marks: [
      axisFx({ anchor: 'top', textAnchor: 'middle', label: null, fontWeight: 600 }),
      axisY({ tickSize: 0, tickPadding: 10, label: null }),
      barX(cells, { fx: 'heading', x: 'value', y: 'label', fill: 'fill' }),
      text(
        cells.filter(({ value }) => value > 0),
        { fx: 'heading', x: 'value', y: 'label', text: 'value', textAnchor: 'start', dx: 5 },
      ),
      ruleX([0], { stroke: fill('grey') }),
    ],
  });
}
