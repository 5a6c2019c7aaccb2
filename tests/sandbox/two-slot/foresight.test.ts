import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(2);
});
afterAll(() => sandbox.close());

const run = (
  program: string,
  code: string,
  more: Partial<Parameters<typeof requestFor>[2]> = {},
): Promise<CodeExecution> => sandbox.execute(requestFor(program, [{ kind: 'code', code }], more));

const identity = 'def f(*given, **named): return given[0] if given else named["x"]';

describe('what a test of code asks is told beforehand', () => {
  test.each([
    ['in a loop', 'for x in range(3):\n    assert f(x) == x'],
    ['by chance', 'import random\nfor _ in range(3):\n    x = random.random()\n    assert f(x) == x'],
    ['by name', 'assert f(x=(1, {2: [3]})) == (1, {2: [3]})'],
    ['the other way round', 'assert "a" == f("a")'],
    ['several at once', 'assert [f([1]) == [1], f({2}) == {2}] == [True, True]'],
    ['of a list that is read before', 'l = [1, 2]\nn = list(l)\nassert f(l) == n'],
    [
      'in a function that is called',
      'def check(candidate):\n    for x in "ab":\n        assert candidate(x) == x\ncheck(f)',
    ],
  ])('%s', async (_, code) => {
    expect(await run(identity, code)).toMatchObject({ status: 'passed', assurance: 'values', executed: 1, total: 1 });
  });

  test.each([
    ['is reckoned with', 'assert f(1) + 1 == 2'],
    ['is asked for its truth', 'for x in [1]:\n    assert f(x)'],
    ['is looked at by identity', 'x = [1]\ny = f(x)\nassert y is x\nassert y == [1]'],
    ['is told by its class', 'assert type(f(1)) is int'],
    ['is told by its class in another way', 'y = f(1)\nassert isinstance(y, int)\nassert y == 1'],
    ['is never compared', 'f(2)\nassert f(1) == 1'],
    ['is compared after another call', 'a = f(1)\nb = f(2)\nassert a == 1\nassert b == 2'],
    ['is compared twice', 'a = f(1)\nassert a == 1\nassert a == 1'],
    ['is swallowed', 'try:\n    f(1).real\nexcept BaseException:\n    pass\nassert f(1) == 1'],
    ['is compared with another', 'assert f(1) == f(1)'],
    ['is given what a call may change', 'l = [1]\nfor _ in range(2):\n    assert f(l) == l'],
    ['is given one thing twice', 'l = [1]\nassert f(l, l) == [1]'],
    ['is given a thing of the library', 'from fractions import Fraction\nassert f(Fraction(1, 2)) == Fraction(1, 2)'],
  ])('and not where an answer %s', async (_, code) => {
    expect(await run(identity, code)).toMatchObject({ status: 'passed', assurance: 'two-slot' });
  });

  test.each([
    [
      'a call after',
      'l = [3, 1]\nassert f(l) == 2\nassert f(l) == 2',
      'def f(l):\n    l.pop()\n    return 2 if l else 0',
    ],
    ['a comparison after', 'l = [3, 1]\nassert f(l) == 2\nassert l == [3, 1]', 'def f(l):\n    l.sort()\n    return 2'],
    ['a length after', 'l = [3]\nassert f(l) == 2\nassert len(l) < 2', 'def f(l):\n    l.append(4)\n    return 2'],
    ['a key after', 'd = {}\nassert f(d) == 2\nassert not d', 'def f(d):\n    d[1] = 2\n    return 2'],
    [
      'an inner list after',
      'r = [[1], [2]]\nassert f(r) == 2\nassert r[0]',
      'def f(r):\n    r[0].clear()\n    return 2',
    ],
  ])('but a program that changes what it is given meets %s', async (_, code, program) => {
    expect(await run(program, code)).toMatchObject({ status: 'failed', assurance: 'two-slot' });
    expect(await run('def f(x): return 2', code)).toMatchObject({ status: 'passed' });
  });

  test('and whoever does not answer so is told in the words of the code itself', async () => {
    const verdict = await run('def f(x): return min(x, 1)', 'for x in range(3):\n    assert f(x) == x, "for %d" % x');
    expect(verdict).toMatchObject({ status: 'failed', cause: 'assertion', assurance: 'two-slot' });
    expect(verdict.tests).toMatchObject([
      { status: 'failed', call: 'assert f(x) == x, "for %d" % x', exception: { message: 'for 2' } },
    ]);
  });

  test('among other tests, in their order', async () => {
    const value = { kind: 'value', call: 'f(7)', expected: '7', value: { t: 'int', v: '7' } } as const;
    const code = { kind: 'code', code: 'for x in range(2):\n    assert f(x) == x' } as const;
    const verdict = await sandbox.execute(requestFor(identity, [code, value, code], { allTests: true }));
    expect(verdict).toMatchObject({ status: 'passed', executed: 3, total: 3 });
    expect(verdict.tests.map(({ index, call, actual }) => [index, call, actual])).toEqual([
      [0, 'assert f(x) == x', null],
      [1, 'f(7)', '7'],
      [2, 'assert f(x) == x', null],
    ]);
  });

  test('and is not believed of one that answers at first and no more', async () => {
    const program = 'count = [0]\ndef f(x):\n    count[0] += 1\n    return x if count[0] < 60 else None';
    expect(await run(program, 'for x in range(100):\n    assert f(x) == x')).toMatchObject({ status: 'failed' });
  });

  test('in time that is no program’s, though it never ends', async () => {
    const verdict = await run(identity, 'while True:\n    pass', { limits: { cpuMs: 300, memoryMb: 256 } });
    expect(verdict).toMatchObject({ status: 'timeout', cause: 'cpu_time' });
  });
});
