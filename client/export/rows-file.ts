import type { Prompt } from '../../domain/model.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import type { RowsFile } from './filled-file.ts';
import { openHashedFile } from './hashed-file.ts';
import { columnsOf } from './parquet/columns.ts';
import { openParquetFile } from './parquet/file.ts';
import { type FormatName, isParquetOnly } from './registry.ts';

/** The two forms that trainers read. */
export const fileKinds = ['jsonl', 'parquet'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The form of one file: what is said, else what its name says. Throws `CommandFailure` where the format has another one alone. */
export function kindFor(format: FormatName, out: string, said: FileKind | undefined): FileKind {
  const named = fileKinds.find((kind) => out.endsWith(`.${kind}`));
  const wanted = said ?? named ?? kindOf(format, 'jsonl');
  if (kindOf(format, wanted) === wanted) return wanted;
  throw new CommandFailure(
    exitCodes.badInput,
    `${format} is read from Parquet alone, found ${said === undefined ? out : `--file ${said}`}; name a file that ends in .parquet`,
  );
}

/** The form that a format has where `wanted` is asked for. */
export const kindOf = (format: FormatName, wanted: FileKind): FileKind => (isParquetOnly(format) ? 'parquet' : wanted);

/** Opens a file for a format's rows, which must not be there yet. */
export function openRowsFile(
  path: string,
  format: FormatName,
  kind: FileKind,
  endpoint: Prompt['endpoint'],
): Promise<RowsFile> {
  return kind === 'parquet' ? openParquetFile(path, columnsOf(format, endpoint)) : openLinesFile(path);
}

/** Opens a file of one JSON object a line. */
export async function openLinesFile(path: string): Promise<RowsFile> {
  const file = await openHashedFile(path);
  return {
    write: (rows) => file.write(rows.map((row) => `${JSON.stringify(row)}\n`).join('')),
    close: () => file.close(),
  };
}
