import { expect, it } from 'vitest';
import { bars } from '../../../../client/report/chart/bars.ts';
import { drawn, told } from './drawn.ts';

const rows = [
  {
    label: 'all',
    parts: [
      { colour: 'teacher' as const, value: 30 },
      { colour: 'student' as const, value: 10 },
    ],
    figure: '40 in all',
  },
  { label: 'half', parts: [{ colour: 'teacher' as const, value: 20 }], figure: '20' },
  { label: 'none', parts: [{ colour: 'teacher' as const, value: 0 }], figure: '0' },
];

it('draws each part as long as its value, one behind the other, in the order of the rows', async () => {
  const { rectangles, textsOf } = await drawn(bars(told, rows, []));
  const [teacher, student, half, ...more] = rectangles();
  expect(more).toEqual([]);
  expect([teacher, student, half].map((one) => one?.fill)).toEqual([
    'var(--teacher)',
    'var(--student)',
    'var(--teacher)',
  ]);
  expect([teacher, student, half].map((one) => one?.left)).toEqual([0, teacher?.width, 0]);
  expect(teacher?.width).toBeCloseTo(3 * (student?.width ?? 0), 1);
  expect(half?.width).toBeCloseTo(2 * (student?.width ?? 0), 1);
  expect(half?.top).toBeGreaterThan(student?.top ?? 0);
  expect(textsOf('.role-axis-label text')).toEqual(['all', 'half', 'none']);
  expect(textsOf('.mark-text.role-mark text')).toEqual(['40 in all', '20', '0']);
});

it('draws no bar where there is nothing, and no number that is none', async () => {
  const chart = bars(told, rows.slice(2), []);
  expect((await drawn(chart)).rectangles()).toEqual([]);
  expect((await chart).markup).not.toMatch(/NaN|Infinity|undefined/);
});

it('has a legend where there is more than one colour to tell apart', async () => {
  const entries = [
    { name: 'corrected', colour: 'teacher' as const },
    { name: 'mastered', colour: 'student' as const },
  ];
  expect((await drawn(bars(told, rows, entries))).textsOf('.legend li')).toEqual(['corrected', 'mastered']);
  expect((await drawn(bars(told, rows, entries.slice(1)))).textsOf('.legend')).toEqual([]);
});
