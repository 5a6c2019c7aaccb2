import type { Value } from '../../domain/value.ts';

/** More than is ever shown of either end of a value. */
const shownMembers = 500;
const shownCharacters = 1_000;

/** A value without the middle that `shorten` would leave out of its print: a huge one then costs no more than a small one. */
export function trim(value: Value): Value {
  switch (value.t) {
    case 'int':
    case 'str':
    case 'bytes':
      return { t: value.t, v: ends(value.v) };
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
      return { t: value.t, v: outer(value.v).map(trim) };
    case 'dict':
    case 'map':
      return { t: value.t, v: outer(value.v).map(trimPair) };
    case 'instance':
      return { ...value, v: outer(value.v).map(trimPair) };
    case 'none':
    case 'undefined':
    case 'bool':
    case 'float':
    case 'complex':
    case 'number':
    case 'opaque':
      break;
  }
  return value;
}

function trimPair([key, held]: [Value, Value]): [Value, Value] {
  return [trim(key), trim(held)];
}

function outer<Member>(members: Member[]): Member[] {
  if (members.length <= 2 * shownMembers) return members;
  return [...members.slice(0, shownMembers), ...members.slice(-shownMembers)];
}

/** Whole groups of four, so that base64 stays what it is. */
function ends(text: string): string {
  return text.length <= 2 * shownCharacters ? text : text.slice(0, shownCharacters) + text.slice(-shownCharacters);
}
