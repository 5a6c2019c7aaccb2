/** What a column or a part of one holds; nothing is ever null. */
export type Kind = 'text' | 'flag' | 'integer' | 'number' | 'json' | { list: Kind } | { struct: Columns };

/** By name, in their order. */
export interface Columns {
  [name: string]: Kind;
}

/** What a conversation is. */
export const turns: Kind = { list: { struct: { role: 'text', content: 'text' } } };
