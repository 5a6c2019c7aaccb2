import type { Value } from '../../domain/value.ts';

/** A value's canonical form is nested arrays of strings; two values are equal in Python where their forms are the same. */
type Canonical = string | Canonical[];

/** Something that equals nothing, itself included. */
class Incomparable extends Error {}

/**
 * A text that two values share exactly if Python's `==` holds between them; null for a value that equals nothing, not
 * even itself, because it is, or holds, a `nan` or something opaque.
 */
export function canonical(value: Value): string | null {
  try {
    return JSON.stringify(form(value));
  } catch (error) {
    if (error instanceof Incomparable) return null;
    throw error;
  }
}

/** Whether Python's `==` holds between two values. */
export function equal(left: Value, right: Value): boolean {
  const shared = canonical(left);
  return shared !== null && shared === canonical(right);
}

function form(value: Value): Canonical {
  switch (value.t) {
    case 'none':
      return 'none';
    case 'bool':
      return value.v ? 'number 1' : 'number 0';
    case 'int':
      return `number ${BigInt(value.v)}`;
    case 'float':
      return `number ${real(value.v)}`;
    case 'complex':
      return Number(value.im) === 0 ? `number ${real(value.re)}` : ['complex', real(value.re), real(value.im)];
    case 'str':
    case 'bytes':
      return [value.t, value.v];
    case 'list':
    case 'tuple':
      return [value.t, ...value.v.map(form)];
    case 'set':
    case 'frozenset':
      return ['set', ...sorted(value.v.map(form))];
    case 'dict':
      return ['dict', ...sorted(value.v.map(([key, held]) => [form(key), form(held)]))];
    case 'opaque':
      break;
  }
  throw new Incomparable();
}

/** A float's exact number: an integral one is written as the integer that it equals. */
function real(text: string): string {
  const number = Number(text.replace('inf', 'Infinity'));
  if (Number.isNaN(number)) throw new Incomparable();
  return Number.isInteger(number) ? `${BigInt(number)}` : `${number}`;
}

/** Members without order: by their own text, which is the same for equal members. */
function sorted(members: Canonical[]): Canonical[] {
  return members.map((member) => JSON.stringify(member)).sort();
}
