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

const near = { is: 'near', relative: 1e-5, absolute: 1e-8 } as const;

test.each([
  ['0.333333', '0.33333301'],
  ['1e3\n2', '1000.001\n2'],
  ['.5 1.', '0.500001 1.000001'],
  ['0', '-1e-9'],
  ['YES 1', 'YES  1'],
])('Where numbers may differ a little, %j says what %j says.', (expected, actual) => {
  expect(printsAlike(expected, actual, near)).toBe(true);
});

test.each([
  ['0.3333', '0.3334'],
  ['1 2', '1\n2'],
  ['about 0.333333', 'about 0.33333301'],
  ['nan', '1'],
  ['1', 'inf'],
  ['1', '1 1'],
])('Though numbers may differ a little, %j does not say what %j says.', (expected, actual) => {
  expect(printsAlike(expected, actual, near)).toBe(false);
});
