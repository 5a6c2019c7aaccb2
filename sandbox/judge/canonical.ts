import type { Value } from '../../domain/value.ts';
import { real } from './number.ts';

/** Something that equals nothing, itself included. */
class Incomparable extends Error {}

/**
 * A text that two values share exactly if Python's `==` holds between them; null for a value that equals nothing, not
 * even itself, because it is, or holds, a `nan` or something opaque.
 *
 * Every piece says how long it is, so that no two values share a text by accident and none has to be escaped.
 */
export function canonical(value: Value): string | null {
  try {
    return form(value);
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

function form(value: Value): string {
  switch (value.t) {
    case 'none':
      return 'none;';
    case 'bool':
      return value.v ? 'number 1;' : 'number 0;';
    case 'int':
      return `number ${whole(value.v)};`;
    case 'float':
      return `number ${number(value.v)};`;
    case 'complex':
      return Number(value.im) === 0
        ? `number ${number(value.re)};`
        : `complex ${number(value.re)} ${number(value.im)};`;
    case 'str':
    case 'bytes':
      return `${value.t} ${value.v.length} ${value.v};`;
    case 'list':
    case 'tuple':
      return holding(value.t, value.v.map(form));
    case 'set':
    case 'frozenset':
      return holding('set', value.v.map(form).sort());
    case 'dict':
      return holding('dict', value.v.map(([key, held]) => form(key) + form(held)).sort());
    case 'undefined':
    case 'number':
    case 'map':
    case 'instance':
    case 'opaque':
      break;
  }
  throw new Incomparable();
}

function holding(tag: string, members: string[]): string {
  return `${tag} ${members.length} ${members.join('')};`;
}

/** Shorter integers are exact as floats; longer ones than the other are larger than any float. */
const exactDigits = 16;
const longestDigits = 310;

/** An integer as the float that it equals, where there is one; else by its own digits. */
function whole(text: string): string {
  if (text.length < exactDigits) return `${Number(text) + 0}`;
  const [, sign = '', digits = ''] = /^(-?)0*(?=\d)(.*)$/.exec(text) ?? [];
  if (digits.length > longestDigits) return `digits ${sign}${digits}`;
  const [float, integer] = [Number(text), BigInt(text)];
  const isExact = Number.isFinite(float) && BigInt(float) === integer;
  return isExact ? `${float + 0}` : `digits ${integer}`;
}

function number(text: string): string {
  const float = real(text);
  if (Number.isNaN(float)) throw new Incomparable();
  return `${float + 0}`;
}
