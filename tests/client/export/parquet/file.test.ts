// What is written as Parquet is read back by a reader, from a real disk.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../../../client/export/format.ts';
import { columnsOf } from '../../../../client/export/parquet/columns.ts';
import { openParquetFile } from '../../../../client/export/parquet/file.ts';
import { type Columns, turns } from '../../../../client/export/parquet/kind.ts';
import { formatNames } from '../../../../client/export/registry.ts';
import { temporaryHome } from '../../../support/temporary-home.ts';
import { everyRow } from '../every-row.ts';
import { parquetRows } from './rows.ts';

async function written(columns: Columns, ...calls: Row[][]): Promise<string> {
  const path = join(temporaryHome(), 'rows.parquet');
  const file = await openParquetFile(path, columns);
  for (const rows of calls) await file.write(rows);
  expect((await file.close()).bytes).toBe(statSync(path).size);
  return path;
}

/** Rows as they come back: whole numbers are big ones, and what is JSON in a column is a text. */
const asRead = (rows: Row[], columns: Columns): Row[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, columns[name] === 'json' ? JSON.stringify(value) : value]),
    ),
  );

const small = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)));

describe.each(['completions', 'chat'] as const)('of a student that is asked by %s', (endpoint) => {
  it.each(formatNames)('%s comes back as it was', async (format) => {
    const rows = everyRow(format, endpoint);
    expect(rows).not.toHaveLength(0);
    const columns = columnsOf(format, endpoint);
    expect(small(await parquetRows(await written(columns, rows)))).toEqual(asRead(rows, columns));
  });
});

it('any text and any list of turns comes back', async () => {
  const text = fc.string({ unit: 'grapheme' });
  const turn = fc.record({ role: text, content: text }, { noNullPrototype: true });
  const row = fc.record({ id: text, messages: fc.array(turn) }, { noNullPrototype: true });
  const columns = { id: 'text', messages: turns } as const;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
      expect(await parquetRows(await written(columns, rows))).toEqual(rows);
    }),
    { numRuns: 30 },
  );
});

it('has the same bytes in however many calls its rows came', async () => {
  const rows = Array.from({ length: 2_500 }, (_, index) => ({ id: `row ${index}` }));
  const once = await written({ id: 'text' }, rows);
  const often = await written({ id: 'text' }, rows.slice(0, 7), [], rows.slice(7, 1_203), rows.slice(1_203));
  expect(readFileSync(often).equals(readFileSync(once))).toBe(true);
});

it('holds no more in memory than a group of rows, whether they are many or long', async () => {
  const groups = async (rows: Row[]): Promise<number> => {
    const bytes = readFileSync(await written({ id: 'text' }, rows));
    return parquetMetadata(new Uint8Array(bytes).buffer).row_groups.length;
  };
  expect(await groups(Array.from({ length: 2_500 }, () => ({ id: 'short' })))).toBe(3);
  expect(await groups(Array.from({ length: 6 }, () => ({ id: 'x'.repeat(3_000_000) })))).toBe(3);
});

it('may be empty', async () => {
  expect(await parquetRows(await written({ id: 'text' }))).toEqual([]);
});

it.each<[string, Row]>([
  ['of other columns', { name: 'x' }],
  ['of columns in another order', { messages: [], id: 'x' }],
  ['with a column that holds nothing', { id: null, messages: [] }],
  ['with a turn of another form', { id: 'x', messages: [{ role: 'user' }] }],
])('a row %s is refused', async (_title, row) => {
  await expect(written({ id: 'text', messages: turns }, [row])).rejects.toThrow(TypeError);
});
