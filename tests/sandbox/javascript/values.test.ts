import { deepEqual, deepStrictEqual } from 'node:assert';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskTest } from '../../../domain/task.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

/** Few of each kind, so that two values drawn apart are often the same. */
const { value: valueArbitrary } = fc.letrec<{ value: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom<unknown>(
      0,
      -0,
      1,
      2.5,
      Number.NaN,
      Infinity,
      '',
      '1',
      'é\u{1f600}\ud800',
      true,
      false,
      null,
      undefined,
      0n,
      1n,
    ),
    fc.integer({ min: -2, max: 2 }),
    fc.double(),
    fc.string({ maxLength: 2 }),
  ),
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '1', 'toString'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.uniqueArray(tie('leaf'), { maxLength: 3, comparator: 'SameValueZero' }).map((members) => new Set(members)),
    fc.array(fc.tuple(tie('leaf'), tie('value')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
  ),
}));

/** A value as JavaScript text. */
function sourceOf(value: unknown): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(', ')}]`;
  if (value instanceof Set) return `new Set(${sourceOf([...value])})`;
  if (value instanceof Map) return `new Map(${sourceOf([...value])})`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, held]) => `${JSON.stringify(key)}: ${sourceOf(held)}`)
    .join(', ')}}`;
}

function holds(assertion: () => void): boolean {
  try {
    assertion();
    return true;
  } catch {
    return false;
  }
}

/** Pairs that are the same, that differ, and that differ only in a little. */
function drawnPairs(count: number): [unknown, unknown][] {
  const pairs = fc.oneof(
    valueArbitrary.map((value): [unknown, unknown] => [value, value]),
    fc.tuple(valueArbitrary, valueArbitrary),
  );
  return fc.sample(pairs, { numRuns: count, seed: 7 });
}

describe('what a program returns and a test expects', () => {
  test.each([
    ['deepStrictEqual', undefined, deepStrictEqual],
    ['deepEqual', 'loose', deepEqual],
  ] as const)('is compared as %s of node:assert does', async (_name, comparison, assertion) => {
    const pairs = drawnPairs(400);
    const values = await sandbox.reader.literals(
      pairs.map(([, expected]) => sourceOf(expected)),
      'javascript',
    );
    const tests = pairs.map(([, expected], index): TaskTest => {
      const value = values[index];
      if (!value) throw new Error(`Expected a literal, found ${sourceOf(expected)}`);
      return { kind: 'value', call: `answers[${index}]`, expected: sourceOf(expected), value, comparison };
    });
    const program = `const answers = [${pairs.map(([answer]) => sourceOf(answer)).join(',\n')}];`;
    const more = { language: 'javascript', entryPoint: 'answers', allTests: true } as const;
    const execution = await sandbox.execute(requestFor(program, tests, more));
    expect(execution.executed).toBe(pairs.length);
    const differing = execution.tests.flatMap(({ status }, index) => {
      const [answer, expected] = pairs[index] ?? [];
      const wanted = holds(() => assertion(answer, expected));
      return (status === 'passed') === wanted ? [] : `${sourceOf(answer)} and ${sourceOf(expected)}: ${status}`;
    });
    expect(differing).toEqual([]);
    expect(new Set(execution.tests.map(({ status }) => status))).toEqual(new Set(['passed', 'failed']));
  });

  test('is compared by assertions beside the program as node:assert does', async () => {
    const pairs = drawnPairs(300);
    const program = 'const f = () => null;';
    const code = pairs.flatMap(([one, other]) => {
      const given = `${sourceOf(one)}, ${sourceOf(other)}`;
      const not = (name: 'DeepStrictEqual' | 'DeepEqual', same: boolean): string =>
        same ? `assert.d${name.slice(1)}(${given});` : `assert.not${name}(${given});`;
      const [strict, loose] = [holds(() => deepStrictEqual(one, other)), holds(() => deepEqual(one, other))];
      return [not('DeepStrictEqual', strict), not('DeepEqual', loose)];
    });
    const tests = [{ kind: 'code' as const, code: code.join('\n') }];
    const { status, tests: results } = await sandbox.execute(requestFor(program, tests, { language: 'javascript' }));
    expect([status, results[0]?.exception]).toEqual(['passed', null]);
  });

  test('is opaque when it is too large or too deep, and costs the host little', async () => {
    const programs = [
      'const f = () => Array.from({ length: 3e5 }, (_, at) => at);',
      'const f = () => { let deep = 1; for (let at = 0; at < 1e5; at += 1) deep = [deep]; return deep; };',
      'const f = () => { let wide = [1]; for (let at = 0; at < 60; at += 1) wide = [wide, wide]; return wide; };',
      'const f = () => "x".repeat(2e6);',
      'const f = () => { const all = {}; all.self = all; return all; };',
    ];
    for (const program of programs) {
      const tests: TaskTest[] = [{ kind: 'value', call: 'f()', expected: '1', value: { t: 'number', v: '1' } }];
      const { status, tests: results } = await sandbox.execute(requestFor(program, tests, { language: 'javascript' }));
      expect([program, status]).toEqual([program, 'failed']);
      expect(results[0]?.actual?.length).toBeLessThan(300);
    }
  });
});
