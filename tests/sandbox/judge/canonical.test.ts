import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../../domain/value.ts';
import { canonical, equal } from '../../../sandbox/judge/canonical.ts';

const int = (v: number | bigint): Value => ({ t: 'int', v: `${v}` });
const float = (v: string): Value => ({ t: 'float', v });
const str = (v: string): Value => ({ t: 'str', v });
const bool = (v: boolean): Value => ({ t: 'bool', v });
const list = (...v: Value[]): Value => ({ t: 'list', v });
const tuple = (...v: Value[]): Value => ({ t: 'tuple', v });
const set = (...v: Value[]): Value => ({ t: 'set', v });
const frozenset = (...v: Value[]): Value => ({ t: 'frozenset', v });
const dict = (...v: [Value, Value][]): Value => ({ t: 'dict', v });
const complex = (re: string, im: string): Value => ({ t: 'complex', re, im });

const same: [string, Value, Value][] = [
  ['True and 1', bool(true), int(1)],
  ['1 and 1.0', int(1), float('1.0')],
  ['0 and -0.0', int(0), float('-0.0')],
  ['1 and (1+0j)', int(1), complex('1.0', '0.0')],
  ['10**22 and 1e22', int(10n ** 22n), float('1e+22')],
  ['a set and a frozenset', set(int(1), int(2)), frozenset(int(2), int(1))],
  ['sets whose members are equal numbers', set(int(1), str('a')), set(str('a'), float('1.0'))],
  [
    'dicts in another order',
    dict([int(1), str('a')], [int(2), str('b')]),
    dict([int(2), str('b')], [int(1), str('a')]),
  ],
  ['dicts with equal keys', dict([bool(true), list()]), dict([float('1.0'), list()])],
  ['infinities', float('inf'), float('inf')],
];

const different: [string, Value, Value][] = [
  ['a list and a tuple', list(int(1)), tuple(int(1))],
  ['nan and nan', float('nan'), float('nan')],
  ['lists with nan', list(float('nan')), list(float('nan'))],
  ['2**53 + 1 and its float', int(2n ** 53n + 1n), float('9007199254740992.0')],
  ['0.1 + 0.2 and 0.3', float('0.30000000000000004'), float('0.3')],
  ['a string and bytes', str('YQ=='), { t: 'bytes', v: 'YQ==' }],
  ['a number and its text', int(1), str('1')],
  ['None and False', { t: 'none' }, bool(false)],
  ['an empty list and an empty dict', list(), dict()],
  ['an empty set and an empty dict', set(), dict()],
  ['nested lists and flat ones', list(list(int(1)), int(2)), list(int(1), list(int(2)))],
  ['an opaque value and itself', { t: 'opaque', v: 'solution.A' }, { t: 'opaque', v: 'solution.A' }],
  ['a string that looks like a form', str('number 1'), int(1)],
  ['inf and -inf', float('inf'), float('-inf')],
];

describe('equal', () => {
  test.each(same)('holds between %s', (_, left, right) => expect(equal(left, right)).toBe(true));
  test.each(different)('does not hold between %s', (_, left, right) => expect(equal(left, right)).toBe(false));
});

const { value } = fc.letrec<{ value: Value; hashable: Value }>((tie) => {
  const leaves = [
    fc.constant<Value>({ t: 'none' }),
    fc.boolean().map(bool),
    fc.bigInt().map(int),
    fc.double({ noNaN: true }).map((v) => float(v === Infinity ? 'inf' : v === -Infinity ? '-inf' : `${v}`)),
    fc.string().map(str),
  ];
  const members = fc.array(tie('value'), { maxLength: 4 });
  const keys = fc.uniqueArray(tie('hashable'), { maxLength: 4, selector: (key) => canonical(key) });
  const hashables = fc.array(tie('hashable'), { maxLength: 3 }).map((v) => tuple(...v));
  return {
    hashable: fc.oneof({ depthSize: 'small' }, ...leaves, hashables),
    value: fc.oneof(
      { depthSize: 'small' },
      ...leaves,
      members.map((v) => list(...v)),
      members.map((v) => tuple(...v)),
      keys.map((v) => set(...v)),
      keys.map((v) => dict(...v.map((key): [Value, Value] => [key, list(key)]))),
    ),
  };
});

/** The same value as another Python would build it: members of what has no order turned round. */
function turned(held: Value): Value {
  if (held.t === 'set' || held.t === 'frozenset') return { t: held.t, v: held.v.map(turned).toReversed() };
  if (held.t === 'dict') return dict(...held.v.map(([key, item]): [Value, Value] => [key, turned(item)]).toReversed());
  if (held.t === 'list' || held.t === 'tuple') return { t: held.t, v: held.v.map(turned) };
  return held;
}

describe('canonical', () => {
  test('is the same for a value without nan and for that value in another order', () => {
    fc.assert(fc.property(value, (held) => equal(held, held) && equal(held, turned(held))));
  });

  test('tells two values apart in both directions or in none', () => {
    fc.assert(fc.property(value, value, (left, right) => equal(left, right) === equal(right, left)));
  });

  test('tells a list from the list with one more member', () => {
    fc.assert(fc.property(fc.array(value), value, (held, more) => !equal(list(...held), list(...held, more))));
  });

  test('finds integers equal exactly where they are', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (left, right) => equal(int(left), int(right)) === (left === right)),
    );
  });

  test('finds an integer and a float equal exactly where both are the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.bigInt(-1n, 1n), (number, off) => {
        const near = BigInt(Math.trunc(number)) + off;
        return equal(float(`${number}`), int(near)) === (Number.isInteger(number) && off === 0n);
      }),
    );
  });
});
