import { append, defineProperty, getOwnPropertyDescriptor, has, isArray, list, ownKeys } from './primordials.ts';

/** Methods that a program gives to what the language itself has, such as `Array.prototype.last`, for tests to call. */

const holders: object[] = [Array, String, Number, Boolean, Function, Map, Set, Date].map(({ prototype }) => prototype);
const before = holders.map((holder) => ownKeys(holder).length);

/** Names that the language itself would look for. */
const meant = new Set<unknown>(['then', 'toJSON', 'join', 'valueOf', 'toString', 'constructor', '__proto__']);

/** Place of the holder, name and function of each, one after the other. */
export function additions(): unknown[] {
  const found = list<unknown>();
  for (let at = 0; at < holders.length; at += 1) {
    const holder = holders[at] ?? {};
    const keys = ownKeys(holder);
    for (let index = before[at] ?? 0; index < keys.length; index += 1) {
      const property = getOwnPropertyDescriptor(holder, keys[index] ?? '');
      if (!property || !has(property, 'value') || typeof property.value !== 'function') continue;
      append(found, at);
      append(found, keys[index]);
      append(found, property.value);
    }
  }
  return found;
}

/** Adds those that a test's text calls; nothing that the language has is replaced, nor what it would look for by itself. */
export function takeAdditions(found: unknown, code: string): void {
  for (let at = 0; isArray(found) && at + 2 < found.length; at += 3) {
    const holder = holders[Number(found[at])];
    const name: unknown = found[at + 1];
    const value: unknown = found[at + 2];
    if (holder === undefined || typeof name !== 'string' || typeof value !== 'function') continue;
    if (name in holder || meant.has(name) || !code.includes(`.${name}(`)) continue;
    defineProperty(holder, name, { value, writable: true, configurable: true });
  }
}
