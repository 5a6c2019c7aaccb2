// Pure: an attempt between its correction and gold.
import { expect, it } from 'vitest';
import { medianDistance, noPersonal, notePersonal } from '../../../domain/report/personal.ts';
import { refined } from '../samples.ts';

const [attempt, , gold] = [refined.attempts[0], null, refined.gold];
if (attempt === undefined || gold === null) throw new Error('the sample has no attempt or no gold');
const near = { ...attempt, program: attempt.program.replace('2', '3') };

it('counts corrections that are nearer than gold, and those as far', () => {
  const personal = noPersonal();
  notePersonal(personal, attempt, near, gold);
  notePersonal(personal, attempt, gold, gold);
  notePersonal(personal, attempt, gold, near);
  expect(personal).toMatchObject({ compared: 3, nearer: 1, even: 1 });
  expect(Object.values(personal.both)).toEqual([1, 1, 1]);
});

it('measures a correction without gold, and compares it with nothing', () => {
  const personal = noPersonal();
  notePersonal(personal, attempt, near, null);
  expect(personal).toMatchObject({ compared: 0, nearer: 0, both: {} });
  expect(medianDistance(personal.toRefinement)).toBeCloseTo(0.1, 5);
  expect(medianDistance(personal.toGold)).toBeNull();
});
