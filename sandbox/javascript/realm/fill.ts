import { asyncIteratorPrototype, hole, iteratorNames, iteratorPrototype } from './kinds.ts';
import { guardConversion } from './conversion.ts';
import { forged, type Kind, type Shared } from './peer.ts';
import {
  apply,
  defineOwn,
  defineProperty,
  deleteProperty,
  isArray,
  isReference,
  mapPrototype,
  ownKeys,
  preventExtensions,
  setPrototype,
  setPrototypeOf,
  taken,
} from './primordials.ts';
import { accessor, configurable, enumerable, writable } from './survey.ts';

/** Makes a thing what the other side has told of its own. */

const clearMap = taken(mapPrototype, 'clear');
const clearSet = taken(setPrototype, 'clear');
const setEntry = taken(mapPrototype, 'set');
const addMember = taken(setPrototype, 'add');
const setTime = taken(Date.prototype, 'setTime');

/** `told` is what `survey` says over there, with the values of this side. */
export function fill({ held, kind, mine }: Shared, told: unknown[]): void {
  const count: unknown = told[2];
  if (!isReference(held) || kind === 'promise' || kind === 'symbol') return;
  if (typeof count !== 'number' || !(count >= 0 && count <= told.length - 3)) forged();
  const isPlain = kind === 'function' || kind === 'arrow' ? told[0] === null : kind === 'iterator';
  const prototype: unknown = told[0];
  if (prototype !== null && !isReference(prototype)) forged();
  if (!mine && !isPlain && !setPrototypeOf(held, prototype)) forged();
  fillMembers(held, kind, told, 3 + count);
  if (kind !== 'iterator') fillProperties(held, kind, told, 3 + count);
  if (!mine) guardConversion(held);
  if (told[1] === false && !mine) close(held, kind);
}

function close(held: object, kind: Kind): void {
  const keys = kind === 'array' ? ownKeys(held) : [];
  const fixed = { __proto__: null, writable: false, configurable: false };
  for (let at = 0; at < keys.length; at += 1) defineProperty(held, keys[at] ?? '', fixed);
  preventExtensions(held);
}

function fillMembers(held: object, kind: Kind, told: unknown[], end: number): void {
  if (isArray(held)) return fillList(held, told, end);
  if (kind === 'map') return fillMap(held, told, end);
  if (kind === 'set') return fillSet(held, told, end);
  if (kind === 'date') apply(setTime, held, [told[3]]);
  if (kind === 'view') fillView(held, told, end);
  if (kind === 'iterator') fillIterator(held, told, end);
}

function fillMap(held: object, told: unknown[], end: number): void {
  apply(clearMap, held, []);
  for (let at = 3; at + 1 < end; at += 2) apply(setEntry, held, [told[at], told[at + 1]]);
}

function fillSet(held: object, told: unknown[], end: number): void {
  apply(clearSet, held, []);
  for (let at = 3; at < end; at += 1) apply(addMember, held, [told[at]]);
}

/** The first of what is told is the class, which was looked at when it was made. */
function fillView(held: object, told: unknown[], end: number): void {
  for (let at = 4; at < end; at += 1) defineElement(held, at - 4, told[at]);
}

function fillIterator(held: object, told: unknown[], end: number): void {
  for (let at = 4; at < end; at += 1) {
    if (told[at] !== undefined) defineOwn(held, iteratorNames[at - 4] ?? '', told[at]);
  }
  setPrototypeOf(held, told[3] === true ? asyncIteratorPrototype : iteratorPrototype);
}

function fillList(held: unknown[], told: unknown[], end: number): void {
  held.length = end - 3;
  for (let at = 3; at < end; at += 1) {
    if (told[at] === hole) deleteProperty(held, at - 3);
    else defineOwn(held, at - 3, told[at]);
  }
}

function defineElement(held: object, at: number, value: unknown): void {
  defineProperty(held, at, { __proto__: null, value } as PropertyDescriptor);
}

function fillProperties(held: object, kind: Kind, told: unknown[], start: number): void {
  const left: (PropertyKey | null)[] = ownKeys(held);
  for (let at = start; at + 3 < told.length; at += 4) {
    const key: unknown = told[at];
    const flags: unknown = told[at + 1];
    if ((typeof key !== 'string' && typeof key !== 'symbol') || typeof flags !== 'number') forged();
    defineProperty(held, key, described(flags, told[at + 2], told[at + 3]));
    for (let index = 0; index < left.length; index += 1) if (left[index] === key) left[index] = null;
  }
  if (kind !== 'object') return;
  for (let index = 0; index < left.length; index += 1) {
    const key = left[index] ?? null;
    if (key !== null) deleteProperty(held, key);
  }
}

function described(flags: number, first: unknown, second: unknown): PropertyDescriptor {
  const property: PropertyDescriptor = {};
  setPrototypeOf(property, null);
  if ((flags & accessor) === 0) {
    property.value = first;
    property.writable = (flags & writable) !== 0;
  } else {
    if (typeof first === 'function') property.get = ownGetter(first);
    if (typeof second === 'function') property.set = ownSetter(second);
  }
  property.enumerable = (flags & enumerable) !== 0;
  property.configurable = (flags & configurable) !== 0;
  return property;
}

// Both are called with whatever their property is asked of.
const ownGetter = (held: Function): (() => unknown) => held as () => unknown;
const ownSetter = (held: Function): ((value: unknown) => void) => held as (value: unknown) => void;
