import { expect, it } from 'vitest';
import { intervals } from '../../../../client/report/chart/intervals.ts';
import { drawn, told } from './drawn.ts';

it('puts each dot on its interval, on a scale from 0 to 1', async () => {
  const rows = [
    { label: 'pass@1', colour: 'student' as const, estimate: 0.5, low: 0.25, high: 0.75, figure: '50 %' },
    { label: 'pass@10', colour: 'teacher' as const, estimate: 1, low: 0.75, high: 1, figure: '100 %' },
  ];
  const { document, textsOf } = await drawn(intervals(told, rows));
  const placeOf = (mark: { getAttribute(name: string): string | null }): number =>
    Number(/translate\(([\d.]+),/.exec(mark.getAttribute('transform') ?? '')?.[1]);
  const [half = NaN, whole = NaN] = [...document.querySelectorAll('.mark-symbol path')].map(placeOf);
  const [first, second] = [...document.querySelectorAll('.mark-rule.role-mark line')];
  expect(half).toBeCloseTo(whole / 2, 1);
  expect(first === undefined ? NaN : placeOf(first)).toBeCloseTo(whole / 4, 1);
  expect(Number(first?.getAttribute('x2'))).toBeCloseTo(whole / 2, 1);
  expect(Number(second?.getAttribute('x2'))).toBeCloseTo(whole / 4, 1);
  expect(textsOf('.mark-text.role-mark text')).toEqual(['50 %', '100 %']);
  expect(textsOf('.role-axis-label text')).toEqual(['0%', '25%', '50%', '75%', '100%', 'pass@1', 'pass@10']);
});
