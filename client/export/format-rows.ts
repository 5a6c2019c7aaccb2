import type { RowChoice } from '../../domain/example/build.ts';
import type { ExportFormat, OwnRow, Row } from './format.ts';
import type { Origin } from './origin.ts';
import { type FormatName, formats } from './registry.ts';
import type { Sieve } from './sieve.ts';
import type { Taught, TaughtPart } from './taught.ts';

/** What of a trajectory is executed for a format as it will be trained on. */
export function partsOf(name: FormatName): TaughtPart[] {
  const format = formats[name];
  if (format.of === 'example') return ['examples'];
  return format.of === 'record' ? [] : format.executed;
}

/** A row of a file; where it comes from is null where the row itself says it, or the variant's row. */
export interface MadeRow {
  row: Row;
  origin: Origin | null;
}

/** A format's rows of one trajectory, or the reason why there is none. Without a sieve none of its own is left out. */
export function rowsOf(name: FormatName, taught: Taught, choice: RowChoice, sieve: Sieve | null): MadeRow[] | string {
  const { trajectory, task, examples, leftOut } = taught;
  const format = formats[name];
  if (format.of === 'record') return leftOut ?? [{ row: format.row(trajectory, task), origin: null }];
  if (format.of !== 'example') {
    const own = ownRows(format, taught, choice);
    return typeof own === 'string' || sieve === null ? own : sieve.own(name, own, task);
  }
  return typeof examples === 'string' ? examples : examples.map((one) => ({ row: format.row(one), origin: null }));
}

/** Rows that are none of the variant's. */
function ownRows(
  format: Extract<ExportFormat, { of: 'pair' | 'trajectory' }>,
  taught: Taught,
  choice: RowChoice,
): OwnRow[] | string {
  const { pair, leftOut } = taught;
  if (format.of === 'trajectory') {
    const rows = format.rows(taught, choice);
    return typeof rows === 'string' ? rows : (leftOut ?? rows);
  }
  if (typeof pair === 'string') return pair;
  const row = format.row(pair, taught);
  return typeof row === 'string' ? row : [row];
}
