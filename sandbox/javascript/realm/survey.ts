import { hole, iteratorMethods, membersIn } from './kinds.ts';
import { placeOf } from './language.ts';
import { AssertionError } from './assertion-error.ts';
import { type Kind, peer } from './peer.ts';
import {
  append,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has,
  is,
  isArray,
  isExtensible,
  isReference,
  list,
  ownKeys,
} from './primordials.ts';

/** What can be said of a thing without asking anybody: a flat list of values, in the order in which `fill` reads it. */

const errorPrototype = Error.prototype;

export const writable = 1;
export const enumerable = 2;
export const configurable = 4;
export const accessor = 8;

/** Own properties that are no part of what is told: an engine's, or a copy of what is told otherwise. */
function isTold(key: PropertyKey, kind: Kind): boolean {
  if (typeof key === 'symbol') return placeOf(key) !== undefined;
  if (kind === 'array' || kind === 'view') return key !== 'length' && `${+key}` !== key;
  if (kind === 'function' || kind === 'arrow') return key !== 'arguments' && key !== 'caller';
  return kind !== 'error' || key !== 'stack';
}

/** Prototype, extensibility, the number of members and these, and then each property with what it is. */
export function survey(held: unknown, kind: Kind): unknown[] {
  const told = list<unknown>();
  if (!isReference(held) || kind === 'promise' || kind === 'symbol') return told;
  if (kind === 'error' && peer.isTests && isAssertion(held)) return bareError();
  append(told, prototypeOf(held, kind));
  append(told, isExtensible(held));
  const members = kind === 'iterator' ? iteratorMethods(held) : membersIn(held, kind);
  append(told, members.length);
  for (let at = 0; at < members.length; at += 1) append(told, members[at]);
  if (kind !== 'iterator') surveyProperties(held, kind, told);
  return told;
}

/** An assertion of the tests that did not hold goes through the program without a word of what was expected. */
function bareError(): unknown[] {
  const told = list<unknown>();
  append(told, errorPrototype);
  append(told, true);
  append(told, 0);
  return told;
}

function isAssertion(held: object): boolean {
  return getPrototypeOf(held) === AssertionError.prototype;
}

/** What calls itself a function of another kind inherits from the language's own, too. */
function prototypeOf(held: object, kind: Kind): unknown {
  const prototype = getPrototypeOf(held);
  const isPlainFunction = (kind === 'function' || kind === 'arrow') && typeof prototype !== 'function';
  return isPlainFunction || kind === 'iterator' ? null : prototype;
}

function surveyProperties(held: object, kind: Kind, told: unknown[]): void {
  const keys = ownKeys(held);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const property = isTold(key, kind) ? getOwnPropertyDescriptor(held, key) : undefined;
    if (!property) continue;
    const isData = has(property, 'value');
    append(told, key);
    append(told, flagsOf(property, isData));
    append(told, isData ? property.value : property.get);
    append(told, isData ? undefined : property.set);
  }
}

const flagsOf = (property: PropertyDescriptor, isData: boolean): number =>
  (property.enumerable ? enumerable : 0) +
  (property.configurable ? configurable : 0) +
  (isData ? (property.writable ? writable : 0) : accessor);

/** Whether a list is still as it was told; its members alone are looked at, because most are long and few are more than that. */
export function isStillList(held: unknown, known: unknown[]): boolean {
  if (!isArray(held) || known[2] !== held.length || !is(known[0], getPrototypeOf(held))) return false;
  for (let at = 0; at < held.length; at += 1) {
    const told = known[at + 3];
    const now: unknown = held[at];
    if (told !== now && !(told === hole ? now === undefined && !has(held, at) : is(told, now))) return false;
  }
  return true;
}

export function isStill(told: unknown[], known: unknown[]): boolean {
  if (told.length !== known.length) return false;
  for (let at = 0; at < told.length; at += 1) if (!is(told[at], known[at])) return false;
  return true;
}
