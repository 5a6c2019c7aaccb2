// Pure: two programs side by side.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffRows, type Piece } from '../../../client/report/diff-rows.ts';

const textOf = (pieces: Piece[]): string => pieces.map(({ text }) => text).join('');
const changedIn = (pieces: Piece[] | null | undefined): string[] =>
  (pieces ?? []).filter(({ changed }) => changed).map(({ text }) => text);

it('puts a changed line beside what it became, and marks the words', () => {
  const rows = diffRows('def f(x):\n    return x + 1', 'def f(x):\n    return x - 1');
  expect(rows.map(({ same }) => same)).toEqual([true, false]);
  expect(changedIn(rows[1]?.left)).toEqual(['+']);
  expect(changedIn(rows[1]?.right)).toEqual(['-']);
});

it('marks no words where a line has become another one', () => {
  const [row] = diffRows('for one in many:', 'return sum(values)');
  expect([changedIn(row?.left), changedIn(row?.right)]).toEqual([[], []]);
});

it('leaves a place where only one side has a line', () => {
  const rows = diffRows('a\nc', 'a\nb\nc');
  expect(rows.map(({ left, right }) => [left === null, right === null])).toEqual([
    [false, false],
    [true, false],
    [false, false],
  ]);
});

it('holds both programs whole, whatever they are', () => {
  const line = fc.constantFrom('', 'x = 1', '    y', '-- z', '++', '\\ No newline', '@@ -1 +1 @@');
  const program = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(program, program, (before, after) => {
      const rows = diffRows(before, after);
      const side = (of: 'left' | 'right'): string =>
        rows.flatMap((row) => (row[of] === null ? [] : [textOf(row[of])])).join('\n');
      expect([side('left'), side('right')]).toEqual([before, after]);
    }),
  );
});
