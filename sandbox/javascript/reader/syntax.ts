import { type Node, parseSync, type Program } from 'oxc-parser';
import type { Language } from '../../../domain/task.ts';

export type { Expression, Node } from 'oxc-parser';
export type Statement = Program['body'][number];

/** A text and its top-level statements. */
export interface Syntax {
  text: string;
  body: Statement[];
}

export interface Unreadable {
  message: string;
  /** From 1. */
  line: number;
}

const byteOrderMark = /^\ufeff/;

/** A text as it is read: without a byte order mark, its lines ended by line feeds. */
export const normalised = (source: string): string => source.replace(byteOrderMark, '').replaceAll(/\r\n?/g, '\n');

/** Reads a text of JavaScript or TypeScript; runs nothing. */
export function parse(text: string, language: Language): Syntax | Unreadable {
  const lang = language === 'typescript' ? 'ts' : 'js';
  const read = (sourceType: 'unambiguous' | 'module') =>
    parseSync(`text.${lang}`, text, { lang, sourceType, preserveParens: false });
  const first = read('unambiguous');
  const result = first.errors.length > 0 ? read('module') : first;
  const [error] = result.errors.length > 0 ? first.errors : [];
  if (error === undefined) return { text, body: result.program.body };
  const before = text.slice(0, error.labels[0]?.start ?? 0);
  return { message: error.message, line: before.split('\n').length };
}

export const isUnreadable = (read: Syntax | Unreadable): read is Unreadable => 'message' in read;

/** The text of a node. */
export const textOf = ({ text }: Syntax, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end);

const isNode = (held: unknown): held is Node =>
  typeof held === 'object' && held !== null && 'type' in held && typeof held.type === 'string';

/** The nodes right below a node. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((held: unknown): Node[] =>
    Array.isArray(held) ? held.filter(isNode) : isNode(held) ? [held] : [],
  );
}

/** A node and all below it. */
export function* walk(root: Node): Generator<Node> {
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    open.push(...childrenOf(node));
  }
}

/** What a statement declares when `export` is left out; itself where it exports nothing, null where it only exports. */
export function withoutExport(statement: Statement): Statement | null {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration;
  if (statement.type !== 'ExportDefaultDeclaration')
    return statement.type === 'ExportAllDeclaration' ? null : statement;
  const { declaration } = statement;
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') {
    return declaration.id === null ? null : declaration;
  }
  return declaration.type === 'TSInterfaceDeclaration' ? declaration : null;
}

const placeKeys = new Set([
  'start',
  'end',
  'range',
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'optional',
  'decorators',
  'declare',
  'raw',
]);

/** A text that two nodes share if they are the same but for places and types. */
export function shapeOf(node: unknown): string {
  return JSON.stringify(node, (key, held: unknown) => {
    if (placeKeys.has(key)) return undefined;
    return typeof held === 'bigint' || held instanceof RegExp ? String(held) : held;
  });
}
