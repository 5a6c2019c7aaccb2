import { membersOf } from './encode.ts';
import {
  append,
  apply,
  construct,
  defineOwn,
  getPrototypeOf,
  isArray,
  isObject,
  list,
  mapPrototype,
  objectPrototype,
  ownKeys,
  read,
  RealmError,
  setPrototype,
  taken,
} from './primordials.ts';

const RealmMap = Map;
const RealmSet = Set;
const RealmDate = Date;
const setEntry = taken(mapPrototype, 'set');
const addMember = taken(setPrototype, 'add');
const timeOf = taken(Date.prototype, 'getTime');
const datePrototype = Date.prototype;

type Copies = { original: object; copy: object }[];

/** `structuredClone` of what programs use it for: data of the language's own classes. Throws for anything else. */
export function cloneData(held: unknown): unknown {
  return cloneWithin(held, list());
}

function cloneWithin(held: unknown, copies: Copies): unknown {
  if (typeof held === 'function' || typeof held === 'symbol') throw new RealmError('The value could not be cloned.');
  if (!isObject(held)) return held;
  for (let at = 0; at < copies.length; at += 1) {
    const known = copies[at];
    if (known?.original === held) return known.copy;
  }
  const prototype = getPrototypeOf(held);
  if (prototype === datePrototype) return construct(RealmDate, [apply(timeOf, held, [])]);
  if (prototype === mapPrototype || prototype === setPrototype)
    return cloneMembers(held, prototype === mapPrototype, copies);
  const copy: object = isArray(held) ? [] : {};
  if (prototype !== objectPrototype && prototype !== null && !isArray(held))
    throw new RealmError('The value could not be cloned.');
  append(copies, { original: held, copy });
  const keys = ownKeys(held);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    if (key !== 'length' || !isArray(held)) defineOwn(copy, key, cloneWithin(read(held, key), copies));
  }
  return copy;
}

function cloneMembers(held: object, isMap: boolean, copies: Copies): object {
  const copy: object = isMap ? new RealmMap() : new RealmSet();
  append(copies, { original: held, copy });
  const members = membersOf(held);
  for (let at = 0; at < members.length; at += 1) {
    const value = cloneWithin(members[at]?.[1], copies);
    apply(isMap ? setEntry : addMember, copy, isMap ? [cloneWithin(members[at]?.[0], copies), value] : [value]);
  }
  return copy;
}
