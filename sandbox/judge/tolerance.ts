import type { Relation } from '../../domain/task.ts';
import type { Value } from '../../domain/value.ts';
import { distance, magnitude } from './number.ts';
import type { Semantics } from './semantics.ts';

type Equal = Pick<Semantics, 'equal'>;

/** Whether a distance is small enough; one that is none, NaN, is not. */
export function isWithin(far: number, { tolerance: most, inclusive }: Extract<Relation, { is: 'within' }>): boolean {
  return inclusive ? far <= most : far < most;
}

/** As Python's `math.isclose`. */
export function isClose(
  left: Value,
  right: Value,
  relation: Extract<Relation, { is: 'close' }>,
  semantics: Equal,
): boolean {
  const greater = Math.max(magnitude(left), magnitude(right));
  if (Number.isNaN(greater)) return false;
  if (semantics.equal(left, right)) return true;
  if (greater === Number.POSITIVE_INFINITY) return false;
  return distance(left, right) <= Math.max(relation.relative * greater, relation.absolute);
}

type Approx = Extract<Relation, { is: 'approx' }>;

/** As `pytest.approx`. */
export function isApprox(actual: Value, expected: Value, relation: Approx, semantics: Equal): boolean {
  const near = (left: Value | undefined, right: Value): boolean =>
    left !== undefined && (semantics.equal(left, right) || isApproximately(left, right, relation));
  if (expected.t === 'dict') {
    if (actual.t !== 'dict' || actual.v.length !== expected.v.length) return false;
    return expected.v.every(([key, held]) => near(actual.v.find(([other]) => semantics.equal(other, key))?.[1], held));
  }
  if (expected.t !== 'list' && expected.t !== 'tuple') return near(actual, expected);
  if ((actual.t !== 'list' && actual.t !== 'tuple') || actual.v.length !== expected.v.length) return false;
  return expected.v.every((held, index) => near(actual.v[index], held));
}

/** What pytest takes where a test says nothing. */
const usualRelative = 1e-6;
const usualAbsolute = 1e-12;

function isApproximately(actual: Value, expected: Value, { relative, absolute }: Approx): boolean {
  const size = magnitude(expected);
  if (size === Number.POSITIVE_INFINITY) return false;
  const byRelative = relative === null && absolute !== null ? 0 : (relative ?? usualRelative) * size;
  return distance(actual, expected) <= Math.max(byRelative, absolute ?? usualAbsolute);
}

/** Equal, or as `numpy.allclose` has it of numbers, or of lists of them however nested, that are of the same class. */
export function isNear(
  actual: Value,
  expected: Value,
  relation: Extract<Relation, { is: 'near' }>,
  semantics: Equal,
): boolean {
  return semantics.equal(actual, expected) || (actual.t === expected.t && allNear(actual, expected, relation));
}

function allNear(actual: Value, expected: Value, relation: Extract<Relation, { is: 'near' }>): boolean {
  if (expected.t !== 'list' && expected.t !== 'tuple') {
    const [far, size] = [distance(actual, expected), magnitude(expected)];
    return Object.is(far, 0) || (Number.isFinite(size) && far <= relation.absolute + relation.relative * size);
  }
  if ((actual.t !== 'list' && actual.t !== 'tuple') || actual.v.length !== expected.v.length) return false;
  return expected.v.every((held, at) => {
    const other = actual.v[at];
    return other !== undefined && (isSameInfinity(other, held) || allNear(other, held, relation));
  });
}

const isSameInfinity = (one: Value, other: Value): boolean =>
  one.t === 'float' && other.t === 'float' && one.v === other.v && other.v.endsWith('inf');
