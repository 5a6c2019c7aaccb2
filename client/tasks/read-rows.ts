import { parseExactJson } from '../../domain/benchmarks/exact-json.ts';
import type { RowFault, RowSource } from '../../domain/benchmarks/raw.ts';
import { TasksFailure } from './failure.ts';
import { type Line, linesOf } from './lines.ts';
import { readParquet } from './parquet.ts';
import { kindOfFile, openBytes } from './row-bytes.ts';

/** A row as it was found, or why it cannot be read. */
export type FoundRow = { source: RowSource; row: unknown } | RowFault;

/**
 * Reads the rows of a file: JSON lines, a JSON array, either of them packed with gzip, or parquet. Lines and row groups are read
 * one after the other, an array as a whole. `file` is the name that people know it by.
 */
export async function* readRows(path: string, file: string): AsyncGenerator<FoundRow> {
  const kind = await kindOfFile(path);
  if (kind === 'parquet') yield* numbered(readParquet(path, file), file);
  else yield* readJson(linesOf(bytesOf(path, file, kind === 'gzip')), file);
}

async function* bytesOf(path: string, file: string, packed: boolean): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of openBytes(path, packed)) yield Buffer.from(chunk);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TasksFailure([`${file}: expected a file that can be read to its end, found ${reason}; fetch it again.`]);
  }
}

async function* readJson(lines: AsyncGenerator<Line>, file: string): AsyncGenerator<FoundRow> {
  let first = true;
  for await (const line of lines) {
    if (isBlank(line.bytes)) continue;
    if (first && opensArray(line.bytes)) {
      yield* readArray(line, lines, file);
      return;
    }
    first = false;
    yield parseRow(line, { file, unit: 'line', number: line.number });
  }
}

/** Nothing but white space and, in front, a byte order mark. */
const isBlank = (bytes: Buffer): boolean => bytes.length < 1024 && bytes.toString('utf8').trim() === '';

const opensArray = (bytes: Buffer): boolean => bytes.subarray(0, 1024).toString('utf8').trimStart().startsWith('[');

async function* readArray(first: Line, rest: AsyncGenerator<Line>, file: string): AsyncGenerator<FoundRow> {
  const lines = [first];
  for await (const line of rest) lines.push(line);
  const bytes = Buffer.concat(lines.flatMap((line) => [line.bytes, Buffer.from('\n')]));
  const whole = parseRow({ number: first.number, bytes }, { file, unit: 'line', number: first.number });
  if (!('row' in whole)) yield { ...whole, source: { ...whole.source, number: tornLine(whole, lines) } };
  else if (Array.isArray(whole.row)) yield* numbered(whole.row, file);
}

/** Where an array is torn: the parser counts lines from the array's own first, and says nothing where the text just ends. */
function tornLine({ message, source }: RowFault, lines: Line[]): number {
  const counted = /\(line (\d+) column/.exec(message)?.[1];
  if (counted !== undefined) return source.number + Number(counted) - 1;
  return message.includes('end of JSON') ? (lines.at(-1)?.number ?? source.number) : source.number;
}

async function* numbered(rows: AsyncIterable<unknown> | unknown[], file: string): AsyncGenerator<FoundRow> {
  let number = 0;
  for await (const row of rows) {
    number += 1;
    yield { source: { file, unit: 'row', number }, row };
  }
}

function parseRow({ bytes }: Line, source: RowSource): FoundRow {
  try {
    return { source, row: parseExactJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch (error) {
    // The parser quotes the text with its newlines.
    const reason = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
    const message = `expected JSON in UTF-8, found what cannot be read (${reason}); mend or remove it`;
    return { source, reason: 'torn', message };
  }
}
