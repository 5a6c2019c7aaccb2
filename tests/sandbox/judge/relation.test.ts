import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Relation } from '../../../domain/task.ts';
import type { Value } from '../../../domain/value.ts';
import { pythonSemantics as python } from '../../../sandbox/judge/python.ts';
import { describeRelation, holds } from '../../../sandbox/judge/relation.ts';

const int = (v: number | bigint): Value => ({ t: 'int', v: `${v}` });
const float = (v: number | string): Value => ({ t: 'float', v: `${v}` });
const str = (v: string): Value => ({ t: 'str', v });
const list = (...v: Value[]): Value => ({ t: 'list', v });
const dict = (...v: [Value, Value][]): Value => ({ t: 'dict', v });
const none: Value = { t: 'none' };
const yes: Value = { t: 'bool', v: true };
const opaque: Value = { t: 'opaque', v: 'solution.Yes' };
const nan = float('nan');

const within = (tolerance: number, inclusive = false): Relation => ({ is: 'within', tolerance, inclusive });
const close = (relative: number, absolute = 0): Relation => ({ is: 'close', relative, absolute });
const approx = (relative: number | null = null, absolute: number | null = null): Relation => ({
  is: 'approx',
  relative,
  absolute,
});

const tuple = (...v: Value[]): Value => ({ t: 'tuple', v });

const cases: [string, Relation, Value, Value, boolean][] = [
  ['a tuple is as good as a list', { is: 'alike', levels: 1 }, tuple(int(1)), list(int(1)), true],
  ['one within another is not', { is: 'alike', levels: 1 }, list(tuple(int(1))), list(list(int(1))), false],
  ['but as deep as is said', { is: 'alike', levels: 2 }, tuple(tuple(int(1))), list(list(int(1))), true],
  ['a list is not as good as a tuple', { is: 'alike', levels: 2 }, list(int(1)), tuple(int(1)), false],
  ['a tuple is among lists', { is: 'alike in', levels: 1 }, tuple(int(1)), list(int(2), list(int(1))), true],
  ['and not where it is none', { is: 'alike in', levels: 1 }, tuple(int(1)), list(int(1)), false],
  ['1 is not the one True', { is: 'is' }, int(1), yes, false],
  ['True is True', { is: 'is' }, yes, yes, true],
  ['anything but None is not None', { is: 'is not' }, opaque, none, true],
  ['None is not not None', { is: 'is not' }, none, none, false],
  ['1.0 differs not from 1', { is: '!=' }, float(1), int(1), false],
  ['nan differs from itself', { is: '!=' }, nan, nan, true],
  ['True is among 1 and 2', { is: 'in' }, yes, list(int(1), int(2)), true],
  ['an object is among nothing', { is: 'in' }, opaque, list(opaque), false],
  ['a text is in a text', { is: 'in' }, str('bc'), str('abcd'), true],
  ['a number is neither in a text nor not in it', { is: 'not in' }, int(1), str('1'), false],
  ['a key is in a dict', { is: 'contains' }, dict([str('a'), none]), str('a'), true],
  ['a value is not', { is: 'lacks' }, dict([str('a'), int(1)]), int(1), true],
  ['an object holds nothing', { is: 'contains' }, opaque, int(1), false],
  ['nor does it lack anything', { is: 'lacks' }, opaque, int(1), false],
  ['large integers are told apart', { is: '<' }, int(2n ** 70n), int(2n ** 70n + 1n), true],
  ['texts by their code points', { is: '<' }, str('\uffff'), str('\u{10000}'), true],
  ['a text and its beginning', { is: '>' }, str('ab'), str('a'), true],
  ['a text is neither less than a number', { is: '<' }, str('a'), int(1), false],
  ['nor at least as much', { is: '>=' }, str('a'), int(1), false],
  ['nan is not at most anything', { is: '<=' }, nan, int(1), false],
  ['inf is at least inf', { is: '>=' }, float('inf'), float('inf'), true],
  ['a distance below', within(0.5), float(1.4), int(1), true],
  ['a distance that is just reached', within(0.5), float(1.5), int(1), false],
  ['one that may be', within(0.5, true), float(1.5), int(1), true],
  ['from nan', within(1e9), nan, int(1), false],
  ['from an object', within(1e9), opaque, int(1), false],
  ['from a text', within(1e9), str('1'), int(1), false],
  ['of complex numbers', within(5.1), { t: 'complex', re: '3.0', im: '4.0' }, int(0), true],
  ['of integers that floats cannot tell apart', within(1), int(2n ** 60n + 1n), int(2n ** 60n), false],
  ['close by the greater', close(0.1), int(100), int(91), true],
  ['close to the same infinity', close(0), float('inf'), float('inf'), true],
  ['not close to infinity', close(1, 1), float('inf'), int(1), false],
  ['nan is not close to itself', close(1, 1), nan, nan, false],
  ['approx by what is expected', approx(0.1), int(109), int(100), true],
  ['approx by a millionth unless said', approx(), float(1.0000005), int(1), true],
  ['approx by its own distance alone', approx(null, 1e-9), float(1.0000005), int(1), false],
  ['approx member by member', approx(0.1), list(int(109), str('a')), list(int(100), str('a')), true],
  ['approx of another length', approx(0.1), list(int(1), int(1)), list(int(1)), false],
  ['approx by key', approx(0.1), dict([str('a'), int(109)]), dict([str('a'), int(100)]), true],
  ['approx with another key', approx(0.1), dict([str('b'), int(109)]), dict([str('a'), int(100)]), false],
  ['approx of something else', approx(1e9), opaque, int(1), false],
];

describe('holds', () => {
  test.each(cases)('%s', (_, relation, actual, expected, answer) => {
    expect(holds(relation, actual, expected, python)).toBe(answer);
  });

  test('agrees with the arithmetic of floats', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, finite, fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (left, right, most) => {
        expect(holds(within(most), float(left), float(right), python)).toBe(Math.abs(left - right) < most);
        expect(holds({ is: '<' }, float(left), float(right), python)).toBe(left < right);
      }),
    );
  });
});

test('a relation is told in a few words', () => {
  expect(describeRelation(undefined, '1')).toBe('1');
  expect(describeRelation(within(0.5), '1')).toBe('within 0.5 of 1');
  expect(describeRelation({ is: 'in' }, '(1, 2)')).toBe('in (1, 2)');
  expect(describeRelation({ is: 'lacks' }, '1')).toBe('1 not in it');
});
