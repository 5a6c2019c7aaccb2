import type { Kind } from './kind.ts';

/** A JSON value as the writer of a column takes it. Throws where it is not of the column's kind: a trainer would stumble over it. */
export function columnValue(value: unknown, kind: Kind, name: string): unknown {
  if (kind === 'json') return JSON.stringify(value);
  if (kind === 'integer' && Number.isSafeInteger(value)) return BigInt(Number(value));
  if (typeof kind === 'string') {
    if (kind !== 'integer' && typeof value === types[kind]) return value;
  } else if ('list' in kind) {
    if (Array.isArray(value)) return value.map((part) => columnValue(part, kind.list, name));
  } else if (isRecord(value) && Object.keys(value).join() === Object.keys(kind.struct).join()) {
    const { struct } = kind;
    const parts = Object.entries(struct).map(([key, part]) => [key, columnValue(value[key], part, `${name}.${key}`)]);
    return Object.fromEntries(parts);
  }
  throw new TypeError(`the column ${name} cannot hold ${JSON.stringify(value)?.slice(0, 200)}`);
}

const types = { text: 'string', flag: 'boolean', number: 'number' } as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
