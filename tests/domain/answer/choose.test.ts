// Which candidate is the program.
import { expect, it } from 'vitest';
import { choose, type Reading } from '../../../domain/answer/choose.ts';

const broken: Reading = { ok: false };
const statements: Reading = { ok: true, header: null, definitions: [] };
const other: Reading = { ok: true, header: null, definitions: ['g'] };
const program: Reading = { ok: true, header: 'def f():', definitions: ['f'] };

it.each<[Reading[], number | null]>([
  [[broken, statements, other, program, program], 3],
  [[broken, statements, other], 2],
  [[broken, statements], 1],
  [[broken, broken], null],
  [[], null],
])('row %#', (readings, index) => {
  expect(choose(readings)).toBe(index);
});
