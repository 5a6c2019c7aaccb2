import type { Comparison } from '../../domain/task.ts';
import type { Value } from '../../domain/value.ts';
import { revive } from './revive.ts';

/** A value's form is nested arrays of strings; two values are deeply and strictly equal where their forms are the same. */
type Form = string | Form[];

/** Something that equals nothing, itself included. */
class Incomparable extends Error {}

/** Members of two sets or maps that may be compared each with each. */
const maxPairs = 1_000_000;

/**
 * Whether a value is as JavaScript's tests want it: as Node's `assert.deepStrictEqual` says, or for `loose` its `assert.deepEqual`,
 * or for `operator` what `===` says of values that are no objects.
 */
export function equal(expected: Value, actual: Value, comparison?: Comparison): boolean {
  if (comparison === 'operator')
    return isPrimitive(expected) && isPrimitive(actual) && revive(expected) === revive(actual);
  return comparison === 'loose' ? looselyEqual(expected, actual) : strictlyEqual(expected, actual);
}

function strictlyEqual(expected: Value, actual: Value): boolean {
  try {
    return JSON.stringify(form(expected)) === JSON.stringify(form(actual));
  } catch (error) {
    if (error instanceof Incomparable) return false;
    throw error;
  }
}

function form(value: Value): Form {
  switch (value.t) {
    case 'undefined':
    case 'none':
      return value.t;
    case 'bool':
      return `${value.v}`;
    case 'number':
      return `number ${value.v === '-0' ? '-0' : Number(value.v)}`;
    case 'int':
      return `bigint ${BigInt(value.v)}`;
    case 'str':
      return ['str', value.v];
    case 'list':
      return ['list', ...value.v.map(form)];
    case 'set':
      return ['set', ...sorted(value.v.map(form))];
    case 'map':
    case 'dict':
      return [value.t, ...sorted(value.v.map(([key, held]) => [form(key), form(held)]))];
    case 'instance':
    case 'opaque':
    case 'float':
    case 'complex':
    case 'bytes':
    case 'tuple':
    case 'frozenset':
      break;
  }
  throw new Incomparable();
}

/** Members without order: by their own text, which is the same for equal members. */
function sorted(members: Form[]): Form[] {
  return members.map((member) => JSON.stringify(member)).sort();
}

const isPrimitive = ({ t }: Value): boolean => ['undefined', 'none', 'bool', 'number', 'int', 'str'].includes(t);

function looselyEqual(expected: Value, actual: Value): boolean {
  if (isPrimitive(expected) || isPrimitive(actual)) {
    if (!isPrimitive(expected) || !isPrimitive(actual)) return false;
    const [left, right] = [revive(expected), revive(actual)];
    // oxlint-disable-next-line eqeqeq -- Node's legacy comparison is this operator.
    return left == right || (Number.isNaN(left) && Number.isNaN(right));
  }
  if (expected.t === 'list') return actual.t === 'list' && sameMembers(expected.v, actual.v);
  if (expected.t === 'set') return actual.t === 'set' && sameCrowd(expected.v, actual.v, looselyEqual);
  if (expected.t === 'map') return actual.t === 'map' && sameCrowd(expected.v, actual.v, samePair);
  // A class and a missing prototype make no difference here.
  if (expected.t !== 'dict' || (actual.t !== 'dict' && actual.t !== 'instance')) return false;
  const held = new Map(actual.v.map(([key, member]) => [revive(key), member]));
  return held.size === expected.v.length && expected.v.every(([key, member]) => sameAs(member, held.get(revive(key))));
}

const sameAs = (expected: Value, actual: Value | undefined): boolean =>
  actual !== undefined && looselyEqual(expected, actual);

const samePair = (left: [Value, Value], right: [Value, Value]): boolean =>
  looselyEqual(left[0], right[0]) && looselyEqual(left[1], right[1]);

function sameMembers(expected: Value[], actual: Value[]): boolean {
  return expected.length === actual.length && expected.every((member, at) => sameAs(member, actual[at]));
}

/** Whether each member has a partner among the others. */
function sameCrowd<T>(expected: T[], actual: T[], same: (left: T, right: T) => boolean): boolean {
  if (expected.length !== actual.length || expected.length ** 2 > maxPairs) return false;
  const rest = [...actual];
  return expected.every((member) => {
    const at = rest.findIndex((other) => same(member, other));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}
