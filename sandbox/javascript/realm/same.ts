import { membersOf } from './encode.ts';
import {
  append,
  apply,
  dataOf,
  getPrototypeOf,
  has,
  is,
  isArray,
  isEnumerable,
  isObject,
  list,
  mapPrototype,
  ownKeys,
  read,
  setPrototype,
  tagOf,
  taken,
} from './primordials.ts';

/** How Node's `assert` compares: `loose` is `deepEqual`, strict is `deepStrictEqual`. */

const timeOf = taken(Date.prototype, 'getTime');
const numberOf = taken(Number.prototype, 'valueOf');
const textOf = taken(String.prototype, 'valueOf');
const truthOf = taken(Boolean.prototype, 'valueOf');
const patternOf = taken(RegExp.prototype, 'toString');
const isView = taken(ArrayBuffer, 'isView');

type Pair = [left: object, right: object];
type Members = ([key: unknown, value: unknown] | undefined)[];

/** Whether two values are deeply the same, as Node means it. */
export function same(left: unknown, right: unknown, loose: boolean): boolean {
  return sameWithin(left, right, loose, list());
}

function sameWithin(left: unknown, right: unknown, loose: boolean, above: Pair[]): boolean {
  if (is(left, right)) return true;
  if (!isObject(left) || !isObject(right)) {
    // oxlint-disable-next-line eqeqeq -- Node's legacy comparison is this operator.
    return loose && !isObject(left) && !isObject(right) && left == right;
  }
  if (!loose && getPrototypeOf(left) !== getPrototypeOf(right)) return false;
  if (tagOf(left) !== tagOf(right) || isArray(left) !== isArray(right)) return false;
  for (let at = 0; at < above.length; at += 1) {
    if (above[at]?.[0] === left) return above[at]?.[1] === right;
  }
  append(above, [left, right]);
  const equal =
    sameInside(left, right) && sameMembers(left, right, loose, above) && sameKeys(left, right, loose, above);
  above.length -= 1;
  return equal;
}

/** What a builtin holds beside its properties. */
function sameInside(left: object, right: object): boolean {
  switch (tagOf(left)) {
    case '[object Date]':
      return is(apply(timeOf, left, []), apply(timeOf, right, []));
    case '[object RegExp]':
      return (
        apply(patternOf, left, []) === apply(patternOf, right, []) &&
        dataOf(left, 'lastIndex') === dataOf(right, 'lastIndex')
      );
    case '[object Number]':
      return is(apply(numberOf, left, []), apply(numberOf, right, []));
    case '[object String]':
      return apply(textOf, left, []) === apply(textOf, right, []);
    case '[object Boolean]':
      return apply(truthOf, left, []) === apply(truthOf, right, []);
    case '[object Error]':
      return dataOf(left, 'message') === dataOf(right, 'message') && dataOf(left, 'name') === dataOf(right, 'name');
    case '[object Promise]':
    case '[object WeakMap]':
    case '[object WeakSet]':
      return false;
    default:
      return true;
  }
}

function sameMembers(left: object, right: object, loose: boolean, above: Pair[]): boolean {
  const prototype = getPrototypeOf(left);
  if (prototype !== mapPrototype && prototype !== setPrototype) return true;
  const mine = membersOf(left);
  const others: Members = membersOf(right);
  if (mine.length !== others.length) return false;
  for (let at = 0; at < mine.length; at += 1) {
    let found = false;
    for (let other = 0; !found && other < others.length; other += 1) {
      const candidate = others[other];
      found =
        candidate !== undefined &&
        sameWithin(mine[at]?.[0], candidate[0], loose, above) &&
        sameWithin(mine[at]?.[1], candidate[1], loose, above);
      if (found) others[other] = undefined;
    }
    if (!found) return false;
  }
  return true;
}

function keysOf(held: object, loose: boolean): PropertyKey[] {
  const keys = list<PropertyKey>();
  const all = ownKeys(held);
  for (let at = 0; at < all.length; at += 1) {
    const key = all[at];
    if (key !== undefined && (typeof key === 'string' || !loose) && isEnumerable(held, key)) append(keys, key);
  }
  return keys;
}

function sameKeys(left: object, right: object, loose: boolean, above: Pair[]): boolean {
  if ((isArray(left) || apply(isView, undefined, [left])) && read(left, 'length') !== read(right, 'length'))
    return false;
  const keys = keysOf(left, loose);
  if (keys.length !== keysOf(right, loose).length) return false;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    if (!has(right, key) || !isEnumerable(right, key)) return false;
    if (!sameWithin(read(left, key), read(right, key), loose, above)) return false;
  }
  return true;
}
