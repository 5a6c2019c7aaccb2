import type { SQLOutputValue } from 'node:sqlite';
import { StoreFailure } from './failure.ts';
import { unpack } from './packing.ts';

export type Row = Record<string, SQLOutputValue>;

/** The form of the JSON bodies that this code writes and reads. */
export const bodySchema = 1;

export function text(row: Row, column: string): string {
  const value = textOrNull(row, column);
  return value === null ? unreadable(row, column, 'text') : value;
}

export function textOrNull(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || typeof value === 'string' ? value : unreadable(row, column, 'text');
}

/** A text that may be packed. */
export function packedText(row: Row, column: string): string {
  const value = row[column];
  return value instanceof Uint8Array ? unpack(value) : text(row, column);
}

export function number(row: Row, column: string): number {
  const value = numberOrNull(row, column);
  return value === null ? unreadable(row, column, 'a number') : value;
}

export function numberOrNull(row: Row, column: string): number | null {
  const value = row[column];
  return value === null || typeof value === 'number' ? value : unreadable(row, column, 'a number');
}

export function oneOf<const T extends string>(row: Row, column: string, values: readonly T[]): T {
  const value = text(row, column);
  return values.find((candidate) => candidate === value) ?? unreadable(row, column, values.join(', '));
}

/** A JSON column that this store wrote itself, beside the `schema` of its body. */
export function body(row: Row, column = 'body'): unknown {
  if (number(row, 'schema') !== bodySchema) return unreadable(row, 'schema', String(bodySchema));
  return JSON.parse(text(row, column));
}

function unreadable(row: Row, column: string, expected: string): never {
  const found = JSON.stringify(row[column]) ?? 'no such column';
  throw new StoreFailure(
    `The store expected ${expected} in "${column}" and found ${found.slice(0, 80)}. The file was changed by another program.`,
  );
}
