import {
  append,
  apply,
  arrayPrototype,
  dataOf,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has,
  head,
  is,
  isArray,
  isObject,
  list,
  mapPrototype,
  objectPrototype,
  ownKeys,
  RealmError,
  setPrototype,
  stringify,
  taken,
} from './primordials.ts';

/**
 * Turns a value of the program's into the JSON of a `Value`, beside the program that made it: prototypes must be exactly the
 * language's own, accessors are never called, and whatever is odd is opaque. A proxy is what its traps say once; it could have
 * said so itself, and what is expected of it is not here.
 */

const maxDepth = 50;
const maxCharacters = 1_000_000;
const maxChain = 20;

const forEachEntry = taken(mapPrototype, 'forEach');
const forEachMember = taken(setPrototype, 'forEach');
const { toStringTag } = Symbol;

/** Prototypes of the language's own classes: what inherits from them is more than its properties. */
const classPrototypes = new Set<unknown>();
for (const name of Object.getOwnPropertyNames(globalThis)) {
  const held: unknown = Reflect.get(globalThis, name);
  if (typeof held === 'function' && held !== Object) classPrototypes.add(held.prototype);
}
const isClassPrototype = taken(setPrototype, 'has');

const tooLarge = new RealmError('The value is too large.');

let room = 0;

/** The JSON of a Value; opaque when it is too large or too deep to be one, or cannot be looked at. */
export function encode(held: unknown): string {
  room = maxCharacters;
  try {
    return encodeWithin(held, 0);
  } catch {
    return opaque(held);
  }
}

function spend(characters: number): void {
  room -= characters;
  if (room < 0) throw tooLarge;
}

function tagged(tag: string, text: string): string {
  return `{"t":"${tag}","v":${text}}`;
}

function opaque(held: unknown): string {
  return tagged('opaque', stringify(classOf(held)));
}

/** The name of a value's class, as far as it is plain data. */
export function classOf(held: unknown): string {
  if (typeof held === 'function') return 'Function';
  if (!isObject(held)) return typeof held;
  try {
    const prototype = getPrototypeOf(held);
    const made = prototype && dataOf(prototype, 'constructor');
    const name = typeof made === 'function' ? dataOf(made, 'name') : '';
    return typeof name === 'string' ? head(name, 100) : '';
  } catch {
    return 'unknown';
  }
}

function encodeWithin(held: unknown, depth: number): string {
  spend(8);
  if (held === null) return '{"t":"none"}';
  switch (typeof held) {
    case 'undefined':
      return '{"t":"undefined"}';
    case 'boolean':
      return tagged('bool', held ? 'true' : 'false');
    case 'number':
      return tagged('number', is(held, -0) ? '"-0"' : `"${held}"`);
    case 'bigint':
      return tagged('int', `"${held}"`);
    case 'string':
      spend(held.length);
      return tagged('str', stringify(held));
    case 'object':
      if (depth > maxDepth) throw tooLarge;
      return encodeObject(held, depth + 1);
    case 'symbol':
    case 'function':
      break;
  }
  return opaque(held);
}

function encodeObject(held: object, depth: number): string {
  const prototype = getPrototypeOf(held);
  if (isArray(held)) return prototype === arrayPrototype ? encodeArray(held, depth) : opaque(held);
  if (prototype === mapPrototype) return encodeMap(held, depth);
  if (prototype === setPrototype) return encodeSet(held, depth);
  if (prototype !== objectPrototype && !isOrdinary(prototype)) return opaque(held);
  const pairs = encodeProperties(held, depth);
  if (pairs === null) return opaque(held);
  if (prototype === objectPrototype) return tagged('dict', pairs);
  return `{"t":"instance","class":${stringify(prototype === null ? '' : classOf(held))},"v":${pairs}}`;
}

/** Nothing in the chain is a class of the language's, or claims to be another. */
function isOrdinary(first: object | null): boolean {
  let prototype = first;
  for (let length = 0; prototype !== null && prototype !== objectPrototype; length += 1) {
    if (length > maxChain || apply(isClassPrototype, classPrototypes, [prototype]) || has(prototype, toStringTag))
      return false;
    prototype = getPrototypeOf(prototype);
  }
  return true;
}

function encodeProperties(held: object, depth: number): string | null {
  const keys = ownKeys(held);
  spend(keys.length);
  let pairs = '';
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    const property = typeof key === 'string' && getOwnPropertyDescriptor(held, key);
    if (!property || !has(property, 'value') || property.enumerable !== true || typeof key !== 'string') return null;
    spend(key.length);
    pairs += `${at === 0 ? '' : ','}[${tagged('str', stringify(key))},${encodeWithin(property.value, depth)}]`;
  }
  return `[${pairs}]`;
}

function encodeArray(held: unknown[], depth: number): string {
  const { length } = held;
  spend(length);
  if (ownKeys(held).length !== length + 1) return opaque(held);
  let members = '';
  for (let at = 0; at < length; at += 1) {
    const property = getOwnPropertyDescriptor(held, at);
    if (!property || !has(property, 'value')) return opaque(held);
    members += (at === 0 ? '' : ',') + encodeWithin(property.value, depth);
  }
  return tagged('list', `[${members}]`);
}

/** The members of a set or a map as the engine holds them; throws where it is none. */
export function membersOf(held: object): [key: unknown, value: unknown][] {
  const members = list<[unknown, unknown]>();
  const isMap = getPrototypeOf(held) === mapPrototype;
  apply(isMap ? forEachEntry : forEachMember, held, [(value: unknown, key: unknown) => append(members, [key, value])]);
  return members;
}

function encodeSet(held: object, depth: number): string {
  if (ownKeys(held).length > 0) return opaque(held);
  const members = membersOf(held);
  let text = '';
  for (let at = 0; at < members.length; at += 1) text += (at === 0 ? '' : ',') + encodeWithin(members[at]?.[1], depth);
  return tagged('set', `[${text}]`);
}

function encodeMap(held: object, depth: number): string {
  if (ownKeys(held).length > 0) return opaque(held);
  const members = membersOf(held);
  let text = '';
  for (let at = 0; at < members.length; at += 1) {
    const pair = `[${encodeWithin(members[at]?.[0], depth)},${encodeWithin(members[at]?.[1], depth)}]`;
    text += (at === 0 ? '' : ',') + pair;
  }
  return tagged('map', `[${text}]`);
}
