// Pure: starts nothing.
import { expect, test } from 'vitest';
import { gathersAlike } from '../../../sandbox/judge/gathers-alike.ts';

test.each([
  ['1 2\n3\n', '1 2 \n3'],
  ['a b\nc', 'c\n\n b   a\r\n'],
  ['a\na\nb', 'b\na'],
  ['x x y', 'y x'],
  ['2.50 1', '1 2.5'],
  ['0.3333333', '0.3334'],
  ['-0.0001', '0'],
  ['0.333333\n70000', '0.33333301\n70000.5'],
  ['100000000000000001', '100000000000000000'],
  ['', '\n\n'],
])('%j says what %j says, gathered', (expected, actual) => {
  expect(gathersAlike(expected, actual)).toBe(true);
});

test.each([
  ['1 2', '1\n2'],
  ['YES', 'Yes'],
  ['x 2.50', 'x 2.5'],
  ['0.3333', '0.3344'],
  ['70000 1', '70000.5 1'],
  ['a b\nc', 'a c\nb'],
  ['1', ''],
  ['nan', '1'],
])('%j does not say what %j says, though gathered', (expected, actual) => {
  expect(gathersAlike(expected, actual)).toBe(false);
});
