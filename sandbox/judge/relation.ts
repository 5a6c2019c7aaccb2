import { z } from 'zod';
import type { Relation } from '../../domain/task.ts';
import type { Value } from '../../domain/value.ts';
import { distance, order } from './number.ts';
import type { Semantics } from './semantics.ts';
import { isApprox, isClose, isNear, isWithin } from './tolerance.ts';

const tolerance = z.number().nonnegative();

/** A relation as the reader writes it. */
export const relationSchema: z.ZodType<Relation> = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['!=', 'is', 'is not', 'in', 'not in', 'contains', 'lacks', '<', '<=', '>', '>=']) }),
  z.object({ is: z.literal('within'), tolerance, inclusive: z.boolean() }),
  z.object({ is: z.literal('close'), relative: tolerance, absolute: tolerance }),
  z.object({ is: z.literal('approx'), relative: tolerance.nullable(), absolute: tolerance.nullable() }),
]);

/** What is expected, in a few words: plain equality needs none. */
export function describeRelation(relation: Relation | undefined, expected: string): string {
  if (relation === undefined || relation.is === 'alike') return expected;
  if (relation.is === 'within') return `within ${relation.tolerance} of ${expected}`;
  if (relation.is === 'close' || relation.is === 'approx' || relation.is === 'near') return `close to ${expected}`;
  if (relation.is === 'alike in') return `in ${expected}`;
  if (relation.is === 'contains') return `${expected} in it`;
  return relation.is === 'lacks' ? `${expected} not in it` : `${relation.is} ${expected}`;
}

type Equal = Pick<Semantics, 'equal'>;

/** Whether what a call gave stands in a relation to what is expected. */
export function holds(relation: Relation, actual: Value, expected: Value, semantics: Equal): boolean {
  const isSame = (): boolean => actual.t === expected.t && semantics.equal(actual, expected);
  switch (relation.is) {
    case '!=':
      return !semantics.equal(actual, expected);
    case 'is':
    case 'is not':
      return isSame() === (relation.is === 'is');
    case 'in':
    case 'not in':
      return isIn(actual, expected, semantics) === (relation.is === 'in');
    case 'contains':
    case 'lacks':
      return isIn(expected, actual, semantics) === (relation.is === 'contains');
    case 'within':
      return isWithin(distance(actual, expected), relation);
    case 'close':
      return isClose(actual, expected, relation, semantics);
    case 'approx':
      return isApprox(actual, expected, relation, semantics);
    case 'alike':
      return semantics.equal(withoutTuples(actual, relation.levels), expected);
    case 'alike in':
      return isIn(withoutTuples(actual, relation.levels), expected, semantics) === true;
    case 'near':
      return isNear(actual, expected, relation, semantics);
    case '<':
    case '<=':
    case '>':
    case '>=':
      break;
  }
  return isOrdered(order(actual, expected), relation.is);
}

function withoutTuples(value: Value, levels: number): Value {
  if (levels === 0 || (value.t !== 'list' && value.t !== 'tuple')) return value;
  return { t: 'list', v: value.v.map((held) => withoutTuples(held, levels - 1)) };
}

/** Null, where Python raises, is neither in nor not in. */
function isIn(member: Value, holder: Value, semantics: Equal): boolean | null {
  if (holder.t === 'str') return member.t === 'str' ? holder.v.includes(member.v) : null;
  return membersOf(holder)?.some((held) => semantics.equal(held, member)) ?? null;
}

function membersOf(holder: Value): Value[] | null {
  if (holder.t === 'dict') return holder.v.map(([key]) => key);
  const isCollection = holder.t === 'list' || holder.t === 'tuple' || holder.t === 'set' || holder.t === 'frozenset';
  return isCollection ? holder.v : null;
}

function isOrdered(sign: number, relation: '<' | '<=' | '>' | '>='): boolean {
  if (relation === '<') return sign < 0;
  if (relation === '<=') return sign <= 0;
  return relation === '>' ? sign > 0 : sign >= 0;
}
