import { count, plural } from '../screen/figures.ts';
import type { ExportSummary } from './export-run.ts';
import { datasetLines, findingLines } from './finding-lines.ts';
import type { Manifest } from './manifest.ts';
import { parts, rowsPath } from './part.ts';
import { formatNames, type FormatName } from './registry.ts';
import type { FileKind } from './rows-file.ts';

/** What a terminal says of a file that was written. */
export const fileLines = (out: string, { rows, ...account }: ExportSummary): string[] => [
  `${out}: ${plural(rows, 'row')}`,
  ...findingLines(account).map((line) => `  ${line}`),
];

/** What it says of a folder. */
export function folderLines(out: string, manifest: Manifest, file: FileKind): string[] {
  const rowsOf = (format: FormatName): string =>
    parts.map((part) => `${count(manifest.rows[rowsPath(format, part, file)] ?? 0)} ${part}`).join(', ');
  return [
    `${out}: ${plural(Object.keys(manifest.files).length + 1, 'file')}`,
    ...formatNames.map((format) => `  ${format.padEnd(18)} ${rowsOf(format)}`),
    ...datasetLines(manifest).map((line) => `  ${line}`),
  ];
}
