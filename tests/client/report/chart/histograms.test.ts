import { expect, it } from 'vitest';
import { histograms } from '../../../../client/report/chart/histograms.ts';
import { drawn, told } from './drawn.ts';

const scale = { label: 'lines', step: 1, ticks: [0, 2, 4], format: 'd' };
const row = (counts: number[], median: number | null) => ({
  name: 'attempts',
  colour: 'student' as const,
  counts,
  median,
});

it('draws each count at its place, and as high as it is among all rows', async () => {
  const { rectangles } = await drawn(histograms(told, [row([0, 4, 0, 2], 1), row([1, 0, 0, 0], 0)], scale));
  const [four, two, one] = rectangles();
  expect(rectangles()).toHaveLength(3);
  expect(Math.abs(four?.height ?? 0)).toBeCloseTo(60, 1);
  expect(Math.abs(two?.height ?? 0)).toBeCloseTo(30, 1);
  expect(Math.abs(one?.height ?? 0)).toBeCloseTo(15, 1);
  expect(two?.left).toBeCloseTo(3 * (four?.left ?? 0), 1);
  expect(one?.left).toBe(0);
});

it('says the scale once, under the last, and each median in the scale’s own numbers', async () => {
  const half = { ...scale, step: 0.5, ticks: [0, 0.5, 1], format: '.2f' };
  const { textsOf, document } = await drawn(histograms(told, [row([0, 1, 1], 1), row([1, 1, 0], null)], half));
  expect(textsOf('.role-axis-label text')).toEqual(['0.00', '0.50', '1.00']);
  expect(textsOf('.role-axis-title text')).toEqual(['lines']);
  expect(textsOf('.mark-text.role-mark text').filter((words) => words?.startsWith('median'))).toEqual(['median 0.50']);
  expect(document.querySelectorAll('.mark-rule.role-mark line')).toHaveLength(1);
});
