import type { TaskSource } from '../plan.ts';
import { testsOf, pairsOf } from './map-tests.ts';
import type { RawTask, RawTest, RowReader } from './raw.ts';
import { reading, type Row } from './row.ts';

type Fields = TaskSource['fields'];

/** Rows of anybody's own file, whose columns the plan names. */
export const readMapRow = (fields: Fields): RowReader => reading((row) => mappedTask(row, fields));

function mappedTask(row: Row, fields: Fields): Omit<RawTask, 'source'> {
  const optional = (column: string | undefined): string | null => (column === undefined ? null : blank(row, column));
  return {
    id: fields.id === undefined ? String(row.source.number) : row.id(fields.id),
    text: row.text(fields.text ?? 'text').trim(),
    entryPoint: optional(fields.entryPoint)?.trim() ?? null,
    header: optional(fields.header),
    gold: optional(fields.gold),
    language: 'python',
    setup: optional(fields.setup) ?? '',
    tests: mappedTests(row, fields),
  };
}

/** Many files say "none" with an empty text. */
function blank(row: Row, column: string): string | null {
  const text = row.textOrNull(column);
  return text === null || text.trim() === '' ? null : text;
}

function mappedTests(row: Row, fields: Fields): RawTest[] {
  const tests = fields.tests === undefined ? [] : testsOf(row.value(fields.tests));
  if (fields.inputs === undefined || fields.outputs === undefined) return tests;
  return [...tests, ...pairsOf(row.value(fields.inputs), row.value(fields.outputs))];
}
