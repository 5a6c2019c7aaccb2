import type { Value } from '../../domain/value.ts';

/** How far two numbers are apart, as Python's `abs(left - right)` has it; NaN when one is no number. */
export function distance(left: Value, right: Value): number {
  const [one, other] = [integer(left), integer(right)];
  if (one !== null && other !== null) return Number(one > other ? one - other : other - one);
  const [from, to] = [parts(left), parts(right)];
  if (from.im === 0 && to.im === 0) return Math.abs(from.re - to.re);
  return Math.hypot(from.re - to.re, from.im - to.im);
}

/** A number's absolute value; NaN when it is none. */
export function magnitude(value: Value): number {
  const { re, im } = parts(value);
  return im === 0 ? Math.abs(re) : Math.hypot(re, im);
}

/** Negative, zero or positive as the left comes before, with or after the right; NaN where they have no order. */
export function order(left: Value, right: Value): number {
  if (left.t === 'str' && right.t === 'str') return orderTexts(left.v, right.v);
  const [one, other] = [integer(left), integer(right)];
  if (one !== null && other !== null) return one < other ? -1 : Number(one > other);
  if (left.t === 'complex' || right.t === 'complex') return Number.NaN;
  const [from, to] = [parts(left).re, parts(right).re];
  return from === to ? 0 : from - to;
}

/** By code points, as Python does, and not by UTF-16's halves. */
function orderTexts(left: string, right: string): number {
  const [one, other] = [Array.from(left), Array.from(right)];
  const at = one.findIndex((character, index) => character !== other[index]);
  if (at < 0) return one.length - other.length;
  return (one[at]?.codePointAt(0) ?? -1) - (other[at]?.codePointAt(0) ?? -1);
}

function integer(value: Value): bigint | null {
  if (value.t === 'bool') return value.v ? 1n : 0n;
  return value.t === 'int' ? BigInt(value.v) : null;
}

/** A number as floating point; what is none is NaN. */
function parts(value: Value): { re: number; im: number } {
  if (value.t === 'complex') return { re: real(value.re), im: real(value.im) };
  const whole = integer(value);
  if (whole !== null) return { re: Number(whole), im: 0 };
  return { re: value.t === 'float' ? real(value.v) : Number.NaN, im: 0 };
}

/** A float as Python writes it. */
export function real(text: string): number {
  return Number(text.endsWith('inf') ? text.replace('inf', 'Infinity') : text);
}
