import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/port.ts';
import { split, splitLines } from './splitting.ts';
import { openTestSandbox } from './support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

describe('splitTests', () => {
  test.each([
    ['assert f(1)', 'bool(f(1)) => True'],
    ['assert not f(1)', 'not f(1) => True'],
    ['assert f(1) is True', 'f(1) is True'],
    ['assert f(1) is not None', 'f(1) is not None'],
    ['assert f(1) != "a"', 'f(1) != "a"'],
    ['assert f(1) in (1, 2)', 'f(1) in (1, 2)'],
    ['assert f(1) not in "abc"', 'f(1) not in "abc"'],
    ['assert 3 in f(1)', 'f(1) contains 3'],
    ['assert 3 not in f(1)', 'f(1) lacks 3'],
    ['assert f(1) < 3', 'f(1) < 3'],
    ['assert 3 <= f(1)', 'f(1) >= 3'],
    ['assert abs(f(1) - 0.5) < 1e-6', 'f(1) within 0.5'],
    ['assert 1e-6 >= abs(0.5 - f(1))', 'f(1) within 0.5'],
    ['import math\nassert math.fabs(f(1) - 0.5) < 1e-6', 'f(1) within 0.5'],
    ['import math\nassert math.isclose(f(1), 0.5, rel_tol=1e-3)', 'f(1) close 0.5'],
    ['from math import isclose\nassert isclose(0.5, f(1), abs_tol=1e-3)', 'f(1) close 0.5'],
    ['import pytest\nassert f(1) == pytest.approx([0.5], rel=1e-3)', 'f(1) approx [0.5]'],
    ['from pytest import approx\nassert approx({"a": 0.5}) == f(1)', 'f(1) approx {"a": 0.5}'],
  ])('reads the relation in %s', async (code, expected) =>
    expect(await splitLines(sandbox, code, 'f')).toEqual([expected]),
  );

  test('reads how far apart things may be', async () => {
    const { tests } = await split(
      sandbox,
      'import math, pytest\nassert abs(f(1) - 2) <= 0.5\nassert math.isclose(f(1), 2)\nassert f(1) == pytest.approx(2, abs=1)',
      'f',
    );
    expect(tests.map((one) => one.kind === 'value' && one.relation)).toEqual([
      { is: 'within', tolerance: 0.5, inclusive: true },
      { is: 'close', relative: 1e-9, absolute: 0 },
      { is: 'approx', relative: null, absolute: 1 },
    ]);
  });
});
