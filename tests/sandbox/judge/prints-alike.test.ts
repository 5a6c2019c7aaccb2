// Pure: starts nothing.
import { expect, test } from 'vitest';
import { printsAlike } from '../../../sandbox/judge/prints-alike.ts';

test.each([
  ['1 2\n3\n', '1 2 \n3'],
  ['1 2\n', ' 1   2\r\n\n'],
  ['2.50', '2.5'],
  ['0', '-0.000'],
  ['007 .5', '7 0.50'],
  ['1e3', '1000'],
  ['99999999999999999999', '99999999999999999999.0'],
  ['', '\n\n'],
  ['YES', 'YES'],
])('%j says what %j says.', (expected, actual) => {
  expect(printsAlike(expected, actual)).toBe(true);
});

test.each([
  ['1 2', '1\n2'],
  ['1 2', '2 1'],
  ['1\n2', '1\n\n2'],
  ['YES', 'Yes'],
  ['YES 1', 'YES  1'],
  ['x 2.50', 'x 2.5'],
  ['1', '1.0000001'],
  ['99999999999999999999', '99999999999999999998'],
  ['10', '1'],
  ['1', ''],
  ['1', '1 1'],
  ['-1', '1'],
  ['.', '0'],
])('%j does not say what %j says.', (expected, actual) => {
  expect(printsAlike(expected, actual)).toBe(false);
});
