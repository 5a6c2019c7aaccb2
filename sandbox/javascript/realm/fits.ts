import { apply, getPrototypeOf, isObject, isReference, matches, ownKeys, read, taken } from './primordials.ts';
import { same } from './same.ts';

const patterns = RegExp.prototype;
const errors = Error.prototype;
const errorText = taken(errors, 'toString');
const text = String;

/** Whether an error is as `assert.throws` wants it: of a class, like a pattern, with these properties, or as a function says. */
export function fits(error: unknown, wanted: unknown): boolean {
  if (wanted === undefined || typeof wanted === 'string') return true;
  if (typeof wanted === 'function') {
    if (isReference(wanted.prototype) && isInstance(error, wanted.prototype)) return true;
    return isErrorClass(wanted) ? false : apply(wanted, {}, [error]) === true;
  }
  if (!isObject(wanted)) return false;
  if (isPattern(wanted)) return matches(wanted, textOf(error));
  const keys = ownKeys(wanted);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const held: unknown = isReference(error) ? read(error, key) : undefined;
    const asked: unknown = read(wanted, key);
    const like = isPattern(asked) && typeof held === 'string' ? matches(asked, held) : same(held, asked, false);
    if (!like) return false;
  }
  return true;
}

export function isPattern(held: unknown): held is RegExp {
  return isObject(held) && getPrototypeOf(held) === patterns;
}

function isInstance(held: unknown, prototype: object): boolean {
  for (let at = isReference(held) ? getPrototypeOf(held) : null; at !== null; at = getPrototypeOf(at)) {
    if (at === prototype) return true;
  }
  return false;
}

function isErrorClass(made: object): boolean {
  const prototype: unknown = read(made, 'prototype');
  return isReference(prototype) && (prototype === errors || isInstance(prototype, errors));
}

/** An error as Node matches it with a pattern: its name and its message. */
function textOf(error: unknown): string {
  return isObject(error) ? apply(errorText, error, []) : text(error);
}
