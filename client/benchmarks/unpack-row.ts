import { inflateSync } from 'node:zlib';
import { pickledText } from './pickled-text.ts';
import type { FoundRow } from '../tasks/read-rows.ts';

/** Bytes of one row's tests, unpacked: more is no row, and would fill the memory. */
const mostBytes = 512 * 1_048_576;

/** Rows of LiveCodeBench with their private tests as JSON, however they were packed: as they are, or pickled, deflated and in base64. */
export async function* unpackRows(rows: AsyncGenerator<FoundRow>): AsyncGenerator<FoundRow> {
  for await (const found of rows) yield 'row' in found ? unpacked(found) : found;
}

function unpacked(found: Extract<FoundRow, { row: unknown }>): FoundRow {
  const { row, source } = found;
  if (typeof row !== 'object' || row === null || !('private_test_cases' in row)) return found;
  const packed = row.private_test_cases;
  if (typeof packed !== 'string' || /^\s*(?:\[|$)/.test(packed)) return found;
  const text = textIn(packed);
  if (text !== null) return { source, row: { ...row, private_test_cases: text } };
  const expected = 'expected private_test_cases as JSON, or one text that is pickled, deflated and in base64';
  return { source, reason: 'wrong_column', message: `${expected}, found neither; fetch the file again` };
}

function textIn(packed: string): string | null {
  try {
    return pickledText(inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes }));
  } catch {
    return null;
  }
}
