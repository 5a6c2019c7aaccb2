import type { SchemaElement } from 'hyparquet';
import type { Columns, Kind } from './kind.ts';

/** Columns as Parquet's own list of elements, each followed by its children. */
export const schemaOf = (columns: Columns): SchemaElement[] => [
  { name: 'schema', num_children: Object.keys(columns).length },
  ...childrenOf(columns),
];

const childrenOf = (columns: Columns): SchemaElement[] =>
  Object.entries(columns).flatMap(([name, kind]) => elementsOf(name, kind));

function elementsOf(name: string, kind: Kind): SchemaElement[] {
  const required = { name, repetition_type: 'REQUIRED' } as const;
  if (typeof kind === 'string') return [{ ...required, ...leaves[kind] }];
  if ('struct' in kind) {
    return [{ ...required, num_children: Object.keys(kind.struct).length }, ...childrenOf(kind.struct)];
  }
  return [
    { ...required, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf('element', kind.list),
  ];
}

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

const leaves = {
  text,
  json: text,
  flag: { type: 'BOOLEAN' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
} as const;
