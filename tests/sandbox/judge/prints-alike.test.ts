// Pure: starts nothing.
import { expect, test } from 'vitest';
import { printsAlike } from '../../../sandbox/judge/prints-alike.ts';

test.each([
  ['1 2\n3\n', '1 2 \n3'],
  ['1 2\n', ' 1   2\r\n\n'],
  ['2.50', '2.5'],
  ['0', '-0.000'],
  ['007', '7'],
  ['99999999999999999999', '99999999999999999999.0'],
  ['', '\n\n'],
  ['YES', 'YES'],
])('%j says what %j says.', (expected, actual) => {
  expect(printsAlike(expected, actual)).toBe(true);
});

test.each([
  ['1 2', '1\n2'],
  ['YES', 'Yes'],
  ['1', '1.0000001'],
  ['99999999999999999999', '99999999999999999998'],
  ['1', ''],
  ['1', '1 1'],
  ['1e3', '1000'],
  ['-1', '1'],
])('%j does not say what %j says.', (expected, actual) => {
  expect(printsAlike(expected, actual)).toBe(false);
});
