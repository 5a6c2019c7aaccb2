import {
  append,
  defineProperty,
  evaluate,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has,
  isReference,
  list,
  ownKeys,
  read,
  setPrototypeOf,
} from './primordials.ts';

/** The language's own objects as they were before the program, so that tests beside it find them so again. */

export interface Kept {
  holder: object;
  prototype: object | null;
  keys: PropertyKey[];
  properties: PropertyDescriptor[];
}

const kept = list<Kept>();

const nothing: Kept = { holder: {}, prototype: null, keys: list(), properties: list() };

/** The language's own objects by their place, which is the same in every isolate of this process's kind. */
export const intrinsic = (at: number): Kept => kept[at] ?? nothing;
export const intrinsicCount = (): number => kept.length;

/** A description that says nothing but what it says itself, whatever `Object.prototype` has come to hold. */
function alone(property: PropertyDescriptor): PropertyDescriptor {
  setPrototypeOf(property, null);
  return property;
}

function keep(holder: object): void {
  const record: Kept = { holder, prototype: getPrototypeOf(holder), keys: list(), properties: list() };
  for (const key of ownKeys(holder)) {
    const property = getOwnPropertyDescriptor(holder, key);
    if (!property || property.configurable !== true) continue;
    append(record.keys, key);
    append(record.properties, alone(property));
  }
  append(kept, record);
}

/** Constructors, prototypes and namespaces that a program can name or make an instance of. */
function intrinsics(): Set<object> {
  const iterators = [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), 'a'.matchAll(/a/g)];
  const made = [...iterators, (function* () {})(), (async function* () {})(), async () => {}, new Int8Array()];
  const found = new Set<object>([globalThis]);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const held: unknown = Reflect.get(globalThis, name);
    if (!isReference(held)) continue;
    found.add(held);
    const prototype: unknown = typeof held === 'function' ? held.prototype : null;
    if (isReference(prototype)) found.add(prototype);
  }
  for (const one of made) {
    for (let at = getPrototypeOf(one); at !== null; at = getPrototypeOf(at)) found.add(at);
  }
  return found;
}

/** Takes the state to which `restore` returns. */
export function keepIntrinsics(): void {
  for (const holder of intrinsics()) keep(holder);
}

function isStill(holder: object, key: PropertyKey, property: PropertyDescriptor): boolean {
  const found = getOwnPropertyDescriptor(holder, key);
  if (!found) return false;
  alone(found);
  const isSame = (part: 'value' | 'get' | 'set'): boolean => read(found, part) === read(property, part);
  return isSame('value') && isSame('get') && isSame('set');
}

/** Puts back what the program changed; false where it made sure that nobody can. */
export function restoreIntrinsics(): boolean {
  for (let at = 0; at < kept.length; at += 1) {
    const record = kept[at];
    if (record && !restore(record)) return false;
  }
  return true;
}

function restore({ holder, prototype, keys, properties }: Kept): boolean {
  if (getPrototypeOf(holder) !== prototype && !setPrototypeOf(holder, prototype)) return false;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const property = properties[at];
    if (property && !isStill(holder, key, property) && !defineProperty(holder, key, property)) return false;
  }
  return true;
}

/** Makes sure that `eval`, as a name of the global object, is the language's own. */
export function restoreEval(): boolean {
  const own = alone({ value: evaluate, writable: true, configurable: true, enumerable: false });
  if (defineProperty(globalThis, 'eval', own)) return true;
  const property = getOwnPropertyDescriptor(globalThis, 'eval');
  return property !== undefined && has(property, 'value') && property.value === evaluate;
}
