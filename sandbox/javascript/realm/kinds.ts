import { placeOf } from './language.ts';
import type { Kind } from './peer.ts';
import {
  append,
  apply,
  getPrototypeOf,
  has,
  isArray,
  isReference,
  list,
  mapPrototype,
  objectPrototype,
  read,
  setPrototype,
  tagOf,
  taken,
} from './primordials.ts';

export const iteratorPrototype: object = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
export const asyncIteratorPrototype: object = Object.getPrototypeOf(
  Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())),
);
const viewPrototype: object = Object.getPrototypeOf(Int8Array.prototype);
const datePrototype = Date.prototype;
const patternPrototype = RegExp.prototype;
const promisePrototype = Promise.prototype;
const timeOf = taken(datePrototype, 'getTime');
const isView = taken(ArrayBuffer, 'isView');
const forEachEntry = taken(mapPrototype, 'forEach');
const forEachMember = taken(setPrototype, 'forEach');
const nothing = (): void => {};
const maxChain = 30;

/** Stands for a place in a list that holds nothing. */
export const hole = Symbol('hole');

/** What a thing is beside its properties. */
export function kindOf(held: unknown): Kind {
  if (typeof held === 'symbol') return 'symbol';
  if (typeof held === 'function') return has(held, 'prototype') ? 'function' : 'arrow';
  if (!isReference(held)) return 'object';
  if (isArray(held)) return 'array';
  let above = getPrototypeOf(held);
  for (let length = 0; above !== null && above !== objectPrototype && length < maxChain; length += 1) {
    const kind = kindBelow(above, held);
    if (kind !== null) return kind;
    above = getPrototypeOf(above);
  }
  return tagOf(held) === '[object Error]' ? 'error' : 'object';
}

function kindBelow(prototype: object, held: object): Kind | null {
  if (prototype === mapPrototype) return answers(forEachEntry, held, nothing) ? 'map' : null;
  if (prototype === setPrototype) return answers(forEachMember, held, nothing) ? 'set' : null;
  if (prototype === datePrototype) return answers(timeOf, held) ? 'date' : null;
  if (prototype === patternPrototype) return has(held, 'lastIndex') ? 'pattern' : null;
  if (prototype === promisePrototype) return 'promise';
  if (prototype === viewPrototype) return apply(isView, undefined, [held]) ? 'view' : null;
  if (prototype !== iteratorPrototype && prototype !== asyncIteratorPrototype) return null;
  // One of the program's own classes has its own way to go on; those of the language hold theirs where nobody sees it.
  return placeOf(read(held, 'next')) === undefined ? null : 'iterator';
}

/** Whether one of the language's own methods takes a thing for one of its own. */
function answers(method: Function, held: object, ...given: unknown[]): boolean {
  try {
    apply(method, held, given);
    return true;
  } catch {
    return false;
  }
}

/** What a thing holds that is no property. */
export function membersIn(held: object, kind: Kind): unknown[] {
  if (isArray(held)) return listMembers(held);
  if (kind === 'map' || kind === 'set') return pairs(held, kind === 'map');
  const members = list<unknown>();
  if (kind === 'date') append(members, apply(timeOf, held, []));
  if (kind === 'pattern') {
    append(members, read(held, 'source'));
    append(members, read(held, 'flags'));
  }
  if (kind !== 'view') return members;
  append(members, languageClass(held));
  const length: unknown = read(held, 'length');
  const count = typeof length === 'number' ? length : 0;
  for (let at = 0; at < count; at += 1) append(members, read(held, at));
  return members;
}

/** The language's own class that a view is of. */
function languageClass(held: object): unknown {
  let above = getPrototypeOf(held);
  while (above !== null && placeOf(above) === undefined) above = getPrototypeOf(above);
  return above === null ? undefined : read(above, 'constructor');
}

function listMembers(held: unknown[]): unknown[] {
  const members = list<unknown>();
  for (let at = 0; at < held.length; at += 1) append(members, has(held, at) ? held[at] : hole);
  return members;
}

function pairs(held: object, isMap: boolean): unknown[] {
  const members = list<unknown>();
  const visit = (value: unknown, key: unknown): void => {
    if (isMap) append(members, key);
    append(members, value);
  };
  apply(isMap ? forEachEntry : forEachMember, held, [visit]);
  return members;
}

/** What can be asked of an iterator, in this order. */
export const iteratorNames = ['next', 'return', 'throw'];
const weakGet = taken(WeakMap.prototype, 'get');
const weakSet = taken(WeakMap.prototype, 'set');
const methods = new WeakMap<object, unknown[]>();

/** An iterator of the language's as functions of ours, the same each time; the first member says whether it is asynchronous. */
export function iteratorMethods(held: object): unknown[] {
  const known = apply(weakGet, methods, [held]);
  if (known) return known;
  const found = list<unknown>();
  append(found, isReference(read(held, Symbol.asyncIterator)));
  for (let at = 0; at < iteratorNames.length; at += 1) {
    const method: unknown = read(held, iteratorNames[at] ?? '');
    const go = (...given: unknown[]): unknown => apply(method as Function, held, given);
    append(found, typeof method === 'function' ? go : undefined);
  }
  apply(weakSet, methods, [held, found]);
  return found;
}
