import { expect, it } from 'vitest';
import { pairedBars } from '../../../../client/report/chart/paired-bars.ts';
import { drawn, told } from './drawn.ts';

it('draws two columns on one scale, with the rows named once and a figure at each bar', async () => {
  const labels = ['wrong answer', 'KeyError'];
  const { rectangles, textsOf } = await drawn(
    pairedBars(told, labels, [
      { heading: 'attempts', colour: 'student', values: new Map([['wrong answer', 4000]]) },
      {
        heading: 'corrections',
        colour: 'teacher',
        values: new Map([
          ['wrong answer', 1000],
          ['KeyError', 2000],
        ]),
      },
    ]),
  );
  const widths = rectangles()
    .map(({ width }) => width)
    .filter((width) => width > 0);
  expect(widths).toHaveLength(3);
  expect(widths[0]).toBeCloseTo(4 * (widths[1] ?? 0), 1);
  expect(widths[2]).toBeCloseTo(2 * (widths[1] ?? 0), 1);
  expect(textsOf('.role-axis-label text')).toEqual(labels);
  expect(textsOf('.role-title text')).toEqual(['attempts', 'corrections']);
  expect(textsOf('.mark-text.role-mark text')).toEqual(['4,000', '1,000', '2,000']);
});
