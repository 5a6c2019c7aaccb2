import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskTest } from '../../../domain/task.ts';
import type { Value } from '../../../domain/value.ts';
import { parseAnswer } from '../../../sandbox/judge/answer.ts';
import { canonical } from '../../../sandbox/judge/canonical.ts';
import { judgeTest, resultOf } from '../../../sandbox/judge/judge.ts';
import { print } from '../../../sandbox/judge/print.ts';
import { pythonSemantics } from '../../../sandbox/judge/python.ts';
import { shorten } from '../../../sandbox/judge/shorten.ts';
import { trim } from '../../../sandbox/judge/trim.ts';

const secret = 'what nobody says by chance';
const value: Value = { t: 'str', v: secret };
const asked: TaskTest[] = [
  { kind: 'value', call: 'f()', expected: `'${secret}'`, value },
  {
    kind: 'value',
    call: 'f()',
    expected: '1e100',
    value: { t: 'int', v: `${10n ** 100n}` },
    relation: { is: 'within', tolerance: 1, inclusive: true },
  },
  { kind: 'value', call: 'f()', expected: `'${secret}'`, value, relation: { is: 'contains' } },
  { kind: 'stdout', call: 'f()', stdout: secret },
];

function statusesOf(text: string): string[] {
  const report = { ending: 'answered', text, exhausted: false } as const;
  return asked.map((one) => resultOf(0, one, judgeTest(one, report, parseAnswer(text), pythonSemantics)).status);
}

const tags = [
  'none',
  'bool',
  'int',
  'float',
  'complex',
  'str',
  'bytes',
  'list',
  'tuple',
  'set',
  'frozenset',
  'dict',
  'opaque',
  '__proto__',
];
const leaf = fc.oneof(
  fc.string(),
  fc.integer().map(String),
  fc.double().map(String),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('inf', 'nan', '-inf', '', '1e9999', '=='),
);
const nearValue = fc.letrec((tie) => ({
  value: fc.record(
    {
      t: fc.constantFrom(...tags),
      v: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }),
      ),
      re: leaf,
      im: leaf,
    },
    { requiredKeys: ['t'] },
  ),
})).value;

describe('whatever a guest replies', () => {
  test('as bytes, nothing throws and nothing passes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(statusesOf(text)).not.toContain('passed');
      }),
    );
  });

  test('in the form of an answer, nothing throws and nothing passes', () => {
    const answer = fc.record(
      { printed: fc.string(), value: nearValue, stdout: fc.oneof(fc.string(), leaf), exception: fc.anything() },
      { requiredKeys: ['printed'] },
    );
    fc.assert(
      fc.property(answer, (fields) => {
        expect(statusesOf(JSON.stringify(fields))).not.toContain('passed');
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['sets in sets', `${'{"t":"frozenset","v":['.repeat(50)}{"t":"str","v":"\\"\\"\\""}${']}'.repeat(50)}`],
    ['lists deeper than values go', `${'{"t":"list","v":['.repeat(5000)}${']}'.repeat(5000)}`],
    ['a number that is none', '{"t":"float","v":""}'],
    ['an integer in another notation', '{"t":"int","v":"0x10"}'],
    ['a pair of three', '{"t":"dict","v":[[{"t":"none"},{"t":"none"},{"t":"none"}]]}'],
  ])('%s are judged all the same', (_, text) => {
    expect(statusesOf(`{"printed":"","value":${text}}`)).not.toContain('passed');
  });

  test('is recorded at the lengths that an honest one keeps to', () => {
    const long = 'x'.repeat(10_000);
    const frame = { line: 1, function: long, code: long };
    const exception = { type: long, message: long, frames: [frame, frame, frame, frame], byTest: false, testLine: 0 };
    const answer = parseAnswer(JSON.stringify({ printed: long, exception }));
    expect(JSON.stringify(answer).length).toBeLessThan(2500);
  });
});

describe('canonical', () => {
  const values = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant<Value>({ t: 'none' }),
      fc.bigInt().map((v): Value => ({ t: 'int', v: `${v}` })),
      fc.double({ noNaN: true }).map((v): Value => ({ t: 'float', v: `${v}`.replace('Infinity', 'inf') })),
      fc.string().map((v): Value => ({ t: 'str', v })),
      fc.array(tie('value'), { maxLength: 3 }).map((v): Value => ({ t: 'list', v })),
      fc.array(tie('value'), { maxLength: 3 }).map((v): Value => ({ t: 'set', v })),
    ),
  })).value;

  test('is the same for values of the same print, and for no others that differ in a text', () => {
    fc.assert(
      fc.property(values, values, (left, right) => {
        if (print(left) === print(right)) expect(canonical(left)).toBe(canonical(right));
        expect(canonical({ t: 'list', v: [left, right] })).not.toBe(canonical({ t: 'list', v: [left] }));
      }),
    );
  });

  test.each([
    10n ** 15n,
    -(10n ** 15n),
    999_999_999_999_999n,
    -999_999_999_999_999n,
    2n ** 53n + 1n,
    10n ** 22n,
    10n ** 23n,
    10n ** 400n,
  ])('tells whether the integer %s is a float', (integer) => {
    const float = Number(integer);
    const same = Number.isFinite(float) && BigInt(float) === integer;
    const text = `${float}`.replace('Infinity', 'inf');
    expect(canonical({ t: 'int', v: `${integer}` }) === canonical({ t: 'float', v: text })).toBe(same);
  });
});

test('a trimmed value is shown as the whole one', () => {
  const members = fc.array(
    fc.oneof(
      fc.nat().map((v): Value => ({ t: 'int', v: `${v}` })),
      fc
        .string({ maxLength: 2000 })
        .filter((v) => !/['"]/.test(v))
        .map((v): Value => ({ t: 'str', v })),
    ),
    { maxLength: 400 },
  );
  fc.assert(
    fc.property(members, (v) => {
      const whole: Value = { t: 'list', v };
      expect(shorten(print(trim(whole)))).toBe(shorten(print(whole)));
    }),
  );
});
