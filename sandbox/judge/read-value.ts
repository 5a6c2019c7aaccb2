import type { Value } from '../../domain/value.ts';

/** A guest nests values at most fifty deep. */
const maxDepth = 60;

const digits = /^-?\d+$/;
const decimal = /^(?:-?(?:inf|\d+(?:\.\d+)?(?:e[+-]?\d+)?)|nan)$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

class NoValue extends Error {}

/** Reads a `Value` that nobody vouches for, in one pass; null when it is none. */
export function readValue(data: unknown): Value | null {
  try {
    return read(data, 0);
  } catch (error) {
    if (error instanceof NoValue) return null;
    throw error;
  }
}

function read(data: unknown, depth: number): Value {
  if (typeof data !== 'object' || data === null || depth > maxDepth) throw new NoValue();
  const { t, v, re, im, shown, class: name } = data as Record<string, unknown>;
  switch (t) {
    case 'none':
    case 'undefined':
      return { t };
    case 'bool':
      if (typeof v !== 'boolean') throw new NoValue();
      return { t, v };
    case 'int':
      return { t, v: textOf(v, digits) };
    case 'float':
      return { t, v: textOf(v, decimal) };
    case 'complex':
      return { t, re: textOf(re, decimal), im: textOf(im, decimal) };
    case 'bytes':
      return { t, v: textOf(v, base64) };
    case 'str':
    case 'number':
      return { t, v: textOf(v) };
    case 'opaque':
      return { t, v: textOf(v), ...(shown !== undefined && { shown: textOf(shown) }) };
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return { t, v: listOf(v).map((member) => read(member, depth + 1)) };
    case 'dict':
    case 'map':
      return { t, v: listOf(v).map((pair) => readPair(pair, depth + 1)) };
    case 'instance':
      return { t, class: textOf(name), v: listOf(v).map((pair) => readPair(pair, depth + 1)) };
    default:
      throw new NoValue();
  }
}

function textOf(data: unknown, form?: RegExp): string {
  if (typeof data === 'string' && (form?.test(data) ?? true)) return data;
  throw new NoValue();
}

function listOf(data: unknown): unknown[] {
  if (Array.isArray(data)) return data;
  throw new NoValue();
}

function readPair(data: unknown, depth: number): [Value, Value] {
  const [key, held, ...more] = listOf(data);
  if (more.length > 0) throw new NoValue();
  return [read(key, depth), read(held, depth)];
}
