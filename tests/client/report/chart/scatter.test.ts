import { expect, it } from 'vitest';
import { scatter } from '../../../../client/report/chart/scatter.ts';
import { drawn, told } from './drawn.ts';

const words = { x: 'to the right', y: 'upwards', diagonal: 'What lies below the line.' };

const radiusOf = (dot: { getAttribute(name: string): string | null }): number =>
  Number(/^M([\d.]+),0A/.exec(dot.getAttribute('d') ?? '')?.[1]);

it('puts each place where it is, in dots whose area is their count', async () => {
  const places = [
    { x: 0, y: 0, count: 1 },
    { x: 1, y: 0.5, count: 4 },
  ];
  const { document, textsOf } = await drawn(scatter(told, places, words));
  const [one, four] = [...document.querySelectorAll('.mark-symbol path')];
  expect(one?.getAttribute('transform')).toMatch(/^translate\(0,(\d+)\)$/);
  const side = Number(one?.getAttribute('transform')?.slice('translate(0,'.length, -1));
  expect(four?.getAttribute('transform')).toBe(`translate(${side},${side / 2})`);
  expect(four === undefined ? NaN : radiusOf(four)).toBeCloseTo(2 * (one === undefined ? NaN : radiusOf(one)), 1);
  expect(textsOf('.role-axis-title text')).toEqual(['to the right', 'upwards']);
  expect(textsOf('.legend')).toEqual(['What lies below the line.']);
});

it('stays readable for thousands of places', async () => {
  const places = Array.from({ length: 2601 }, (_, at) => ({
    x: (at % 51) / 50,
    y: Math.floor(at / 51) / 50,
    count: 1,
  }));
  const { markup } = await scatter(told, places, words);
  expect(markup.length).toBeLessThan(130 * places.length);
});
