import { peer } from './peer.ts';
import { apply, defineProperty, has, isReference, RealmError, taken } from './primordials.ts';

/**
 * What a thing of the program turns into when the tests calculate with it or compare it. It could say something else each time, so
 * only what the tests themselves have made of a class may do so; every other may be written as a text, and no more.
 */

const made = new WeakSet();
const add = taken(WeakSet.prototype, 'add');
const isIn = taken(WeakSet.prototype, 'has');
const { toPrimitive } = Symbol;

/** Remembers a thing that the tests made by `new`. */
export function noteMade(held: unknown): void {
  if (isReference(held)) apply(add, made, [held]);
}

function convert(this: object, hint: string): unknown {
  const isMade = apply(isIn, made, [this]);
  if (hint !== 'string' && !isMade) throw new RealmError('The tests calculate with an object of the program.');
  const toText: unknown = Reflect.get(this, 'toString');
  const toValue: unknown = Reflect.get(this, 'valueOf');
  const value = hint !== 'string' && typeof toValue === 'function' ? apply(toValue, this, []) : this;
  return isReference(value) && typeof toText === 'function' ? apply(toText, this, []) : value;
}

/** Puts itself between the tests and a thing that has conversions of its own. */
export function guardConversion(held: object): void {
  if (!peer.isTests) return;
  // A list is written by its own way to join, if it has one.
  if (!has(held, 'valueOf') && !has(held, 'toString') && !has(held, 'join')) return;
  defineProperty(held, toPrimitive, { value: convert, configurable: true });
}
