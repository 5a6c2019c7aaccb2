/** JavaScript's own functions, taken before any program could put others in their place. */
export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  get: read,
  getPrototypeOf,
  isExtensible,
  ownKeys,
  preventExtensions,
  setPrototypeOf,
} = Reflect;
export const { is } = Object;
export const { isArray } = Array;

/** A function of the language's, to be called by `apply`. */
export function taken(holder: object, name: string): Function {
  const held: unknown = Reflect.get(holder, name);
  if (typeof held === 'function') return held;
  throw new TypeError(`Expected the language to have ${name}, found that it has not.`);
}

// oxlint-disable-next-line no-eval -- Tests are run among a program's names, inside its own isolate.
export const evaluate = globalThis.eval;

export const stringify = JSON.stringify;
export const parseJson = JSON.parse;
export const objectPrototype = Object.prototype;
export const arrayPrototype = Array.prototype;
export const mapPrototype = Map.prototype;
export const setPrototype = Set.prototype;
export const now = Date.now;
export const toNumber = Number;
export const isFinite = Number.isFinite;
export const floor = Math.floor;
export const promiseThen = taken(Promise.prototype, 'then');
export const RealmPromise = Promise;
export const RealmError = Error;

const hasOwnProperty = taken(objectPrototype, 'hasOwnProperty');
const propertyIsEnumerable = taken(objectPrototype, 'propertyIsEnumerable');
const toString = taken(objectPrototype, 'toString');
const slice = taken(String.prototype, 'slice');
const exec = taken(RegExp.prototype, 'exec');
const stackProperty = Object.getOwnPropertyDescriptor(new Error(), 'stack');
const stackOf = stackProperty?.get ? taken(stackProperty, 'get') : null;

/** A list that no change to `Array.prototype` reaches. */
export function list<T>(): T[] {
  const items: T[] = [];
  setPrototypeOf(items, null);
  return items;
}

export const append = <T>(items: T[], item: T): void => {
  items[items.length] = item;
};

export const has = (holder: object, key: PropertyKey): boolean => apply(hasOwnProperty, holder, [key]);
export const isEnumerable = (holder: object, key: PropertyKey): boolean => apply(propertyIsEnumerable, holder, [key]);
export const tagOf = (held: unknown): string => apply(toString, held, []);
export const head = (text: string, length: number): string => apply(slice, text, [0, length]);
export const tail = (text: string, length: number): string => (length === 0 ? '' : apply(slice, text, [-length]));
export const matches = (pattern: RegExp, text: string): boolean => apply(exec, pattern, [text]) !== null;

/** Gives an object a property, whatever setters its prototypes have. */
export function defineOwn(holder: object, key: PropertyKey, value: unknown): boolean {
  const property = { value, writable: true, configurable: true, enumerable: true };
  setPrototypeOf(property, null);
  return defineProperty(holder, key, property);
}

export const isObject = (held: unknown): held is object => typeof held === 'object' && held !== null;
export const isReference = (held: unknown): held is object => isObject(held) || typeof held === 'function';

/** A property's own value where it is plain data; accessors are never called. */
export function dataOf(holder: object, key: PropertyKey): unknown {
  const property = getOwnPropertyDescriptor(holder, key);
  return property && has(property, 'value') ? property.value : undefined;
}

/** What the engine wrote down of an error's way here; empty for what is no error. */
export function stackText(error: object): string {
  // Whoever formats stacks would otherwise be a function of the program.
  deleteProperty(RealmError, 'prepareStackTrace');
  const stack: unknown = stackOf && apply(stackOf, error, []);
  return typeof stack === 'string' ? tail(stack, 20_000) : '';
}
