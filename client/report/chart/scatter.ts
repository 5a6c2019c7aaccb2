import { type Html, html } from '../html.ts';
import { fill } from './colour.ts';
import { draw, type Layer, type Told, width } from './draw.ts';

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

const padding = { left: 58, right: 16, top: 12, bottom: 50 };
const side = width - padding.left - padding.right;

/** Places in a square with its diagonal; the area of a dot is how many are there. */
export function scatter(told: Told, places: Place[], words: Words): Promise<Html> {
  return draw(
    told,
    side + padding.top + padding.bottom,
    {
      width: side,
      height: side,
      padding,
      view: { stroke: 'var(--pale)' },
      layer: [diagonalOf(words), dotsOf(places)],
    },
    html`<p class="legend">${words.diagonal}</p>`,
  );
}

function diagonalOf({ x, y }: Words): Layer {
  const ends = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  return {
    data: { values: ends },
    mark: { type: 'line', stroke: 'var(--muted)', strokeWidth: 1, strokeDash: [3, 3] },
    encoding: { x: shareOf('x', x), y: shareOf('y', y) },
  };
}

const shareOf = (field: 'x' | 'y', title: string) => ({
  field,
  type: 'quantitative' as const,
  scale: { domain: [0, 1] },
  axis: {
    title,
    values: [0, 0.25, 0.5, 0.75, 1],
    format: '.2~f',
    ticks: false,
    domain: false,
    labelPadding: 8,
    maxExtent: 32,
  },
});

function dotsOf(places: Place[]): Layer {
  const most = Math.max(1, ...places.map(({ count }) => count));
  const scale = { domain: [0, most], range: [0, most === 1 ? 80 : 256] };
  return {
    data: { values: places },
    mark: {
      type: 'circle',
      fill: fill('teacher'),
      fillOpacity: 0.7,
      opacity: 1,
      stroke: 'var(--paper)',
      strokeWidth: 0.75,
    },
    encoding: {
      x: { field: 'x', type: 'quantitative' },
      y: { field: 'y', type: 'quantitative' },
      size: { field: 'count', type: 'quantitative', scale, legend: null },
    },
  };
}
