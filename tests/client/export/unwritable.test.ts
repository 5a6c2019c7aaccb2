import { expect, it } from 'vitest';
import { unwritable } from '../../../client/export/unwritable.ts';
import { exitCodes } from '../../../client/exit-codes.ts';

it.each([
  ['ENOSPC', 'the disk is full'],
  ['EACCES', 'it may not be written'],
])('%s is a sentence with the place, and no fault of the data', (code, words) => {
  const refused = Object.assign(new Error(`${code}: refused, write`), { code });
  const said = unwritable('/there/rows.jsonl', refused);
  expect(said).toMatchObject({ exitCode: exitCodes.badPlace });
  expect(String(said)).toContain('/there/rows.jsonl');
  expect(String(said)).toContain(words);
});

it('any other error is left as it is', () => {
  const other = new TypeError('a fault of our own');
  expect(unwritable('/there', other)).toBe(other);
});
