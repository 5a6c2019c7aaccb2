// Which form a file of rows has.
import { expect, it } from 'vitest';
import { CommandFailure } from '../../../client/exit-codes.ts';
import { kindFor, kindOf } from '../../../client/export/rows-file.ts';

it('is what is said, else what the file’s name says, else lines of JSON', () => {
  expect(kindFor('messages', 'rows.parquet', undefined)).toBe('parquet');
  expect(kindFor('messages', 'rows.jsonl', undefined)).toBe('jsonl');
  expect(kindFor('messages', 'rows', undefined)).toBe('jsonl');
  expect(kindFor('messages', 'rows.jsonl', 'parquet')).toBe('parquet');
});

it('is Parquet for verl, which reads nothing else, and refused where something else is said', () => {
  expect(kindFor('verl', 'rows', undefined)).toBe('parquet');
  expect(kindOf('verl-rl', 'jsonl')).toBe('parquet');
  expect(() => kindFor('verl', 'rows.jsonl', undefined)).toThrow(CommandFailure);
  expect(() => kindFor('verl-rl', 'rows.parquet', 'jsonl')).toThrow(/--file jsonl; name a file that ends in \.parquet/);
});
