import { axisX, axisY, dot, frame, gridX, gridY, line } from '@observablehq/plot';
import { type Html, html } from '../html.ts';
import { fill } from './colour.ts';
import { draw, type Told, width } from './draw.ts';

/** So many things at one place, both from 0 to 1. */
export interface Place {
  x: number;
  y: number;
  count: number;
}

export interface Words {
  x: string;
  y: string;
  /** What the diagonal parts, in a few words. */
  diagonal: string;
}

/** Places in a square with its diagonal; the area of a dot is how many are there. */
export function scatter(told: Told, places: Place[], { x, y, diagonal }: Words): Html {
  const most = Math.max(1, ...places.map(({ count }) => count));
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return draw(
    told,
    {
      width,
      height: width,
      margin: 16,
      marginLeft: 58,
      marginBottom: 58,
      x: { domain: [0, 1], label: x },
      y: { domain: [0, 1], label: y },
      r: { range: [0, most === 1 ? 4.5 : 8], domain: [0, most] },
      marks: [
        gridX(ticks, { strokeOpacity: 0.08 }),
        gridY(ticks, { strokeOpacity: 0.08 }),
        line(
          [
            [0, 0],
            [1, 1],
          ],
          { stroke: 'var(--muted)', strokeDasharray: '3,3' },
        ),
        dot(places, {
          x: 'x',
          y: 'y',
          r: 'count',
          fill: fill('teacher'),
          fillOpacity: 0.7,
          stroke: 'var(--paper)',
          strokeWidth: 0.75,
        }),
        frame({ strokeOpacity: 0.25 }),
        axisX({
          ticks,
          label: x,
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 44,
          tickSize: 0,
          tickFormat: String,
        }),
        axisY({
          ticks,
          label: y,
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 50,
          tickSize: 0,
          tickFormat: String,
        }),
      ],
    },
    html`<p class="legend">${diagonal}</p>`,
  );
}
