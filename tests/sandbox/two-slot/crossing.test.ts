import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

/** Runs one test of code in an interpreter of its own. */
const apart = (program: string, code: string, entryPoint = 'f'): Promise<CodeExecution> =>
  sandbox.execute(requestFor(program, [{ kind: 'code', code }], { entryPoint }));

const pairClass = `class Pair:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, other): return Pair(self.x + other.x, self.y + other.y)
    def __mul__(self, factor): return Pair(self.x * factor, self.y * factor)
    def __eq__(self, other): return isinstance(other, Pair) and (self.x, self.y) == (other.x, other.y)
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f'Pair({self.x}, {self.y})'
    def __iter__(self): return iter((self.x, self.y))
    def __len__(self): return 2
    def __getitem__(self, index): return (self.x, self.y)[index]
    def __contains__(self, value): return value in (self.x, self.y)
`;

const passing: [string, string, string, string?][] = [
  [
    'plain values of every kind',
    'def f(x): return x',
    'for x in [None, True, -7, 2 ** 80, 0.1, 1j, "a\\u2028\\ud800", b"\\x00", (1, (2,)), frozenset({1}), range(3), slice(1), ...]:\n    assert f(x) == x and type(f(x)) is type(x)',
  ],
  [
    'containers that hold one another',
    'def f(x): return x["me"] is x and x["list"][0] is x["list"]',
    'l = []\nl.append(l)\nd = {"list": l}\nd["me"] = d\nassert f(d) == True',
  ],
  [
    'what is changed in place, wherever it lies',
    'def f(a, b):\n    a[0].append(1); a[1].add(2); a[2]["k"] = a[0]; a[3][0] = 7\n    b.sort()',
    'a = [[], set(), {}, bytearray(1)]\nb = [3, 1, 2]\nkept = a[0]\nf(a, b)\nassert a == [[1], {2}, {"k": [1]}, bytearray([7])] and b == [1, 2, 3]\nsame = a[2]["k"]\nassert same is kept',
  ],
  [
    'one list under two names',
    'def f(a, b):\n    a.append(1)\n    return len([b])',
    'a = []\nassert f(a, a) == 1\nrows = [[0]] * 2\nf(rows[0], 0)\nassert rows == [[0, 1], [0, 1]]',
  ],
  [
    'a list that the program keeps',
    'kept = []\ndef f(x):\n    kept.append(x)\n    return kept',
    'a = f(1)\nf(2)\nassert a == [1, 2]\na.append(3)\nassert f(4) == [1, 2, 3, 4]',
  ],
  [
    'values of the library',
    'from fractions import Fraction\ndef f(x): return x * 2',
    'from fractions import Fraction\nfrom decimal import Decimal\nassert f(Fraction(1, 3)) == Fraction(2, 3)\nassert f(Decimal("0.1")) == Decimal("0.2")',
  ],
  [
    'a Counter and a namedtuple',
    'from collections import Counter, namedtuple\nP = namedtuple("P", "x y")\ndef f(x): return Counter(x), P(1, 2)',
    'c, p = f("aab")\nassert c == {"a": 2, "b": 1} and c["z"] == 0\nassert p == (1, 2) and p.y == 2 and isinstance(p, P) and p._asdict() == {"x": 1, "y": 2}',
  ],
  [
    'functions of the tests',
    'def f(key, xs): return sorted(xs, key=key), list(map(len, xs))',
    'assert f(lambda x: -len(x), ["a", "bbb", "cc"]) == (["bbb", "cc", "a"], [1, 3, 2])\nassert f(len, ["aa"]) == (["aa"], [2])',
  ],
  [
    'functions of the program',
    'def f(n):\n    def add(x): return x + n\n    return add',
    'add = f(2)\nassert add(3) == 5 and [*map(add, [1, 2])] == [3, 4]',
  ],
  [
    'calls in calls',
    'def f(n, other): return 0 if n == 0 else 1 + other(n - 1)',
    'def other(n): return f(n, other)\nassert f(9, other) == 9',
  ],
  [
    'generators, both ways',
    'def f(xs):\n    for x in xs: yield x * 2',
    'g = f(x + 1 for x in range(3))\nassert next(g) == 2 and list(g) == [4, 6]\nassert sum(f([1])) == 2',
  ],
  [
    'an instance of a class',
    pairClass,
    'p = Pair(1, 2)\nassert p.x == 1 and list(p) == [1, 2] and len(p) == 2 and p[1] == 2 and 2 in p\nassert p + p == Pair(2, 4) and (p * 3).y == 6 and p != Pair(0, 0)\nassert repr(p) == str(p) == "Pair(1, 2)" and isinstance(p, Pair) and len({p, Pair(1, 2)}) == 1\np.x = 5\nassert p.x == 5\nassert p is p',
    'Pair',
  ],
  [
    'properties that refuse',
    'class A:\n    @property\n    def v(self): return self._v\n    @v.setter\n    def v(self, v):\n        if v < 0: raise ValueError("negative")\n        self._v = v',
    'a = A()\na.v = 3\ntry:\n    a.v = -1\n    assert False\nexcept ValueError as error:\n    assert str(error) == "negative"\nassert a.v == 3',
    'A',
  ],
  [
    'a context manager',
    'class A:\n    log = []\n    def __enter__(self): return self\n    def __exit__(self, kind, error, trace): self.log.append(str(error)); return True',
    'a = A()\nwith a as b:\n    raise KeyError(1)\nassert a.log == ["1"] and b is a',
    'A',
  ],
  [
    'a decorator',
    'def f(g):\n    def double(*given): return g(*given) * 2\n    return double',
    '@f\ndef g(x): return x + 1\nassert g(1) == 4',
  ],
  [
    'keyword arguments',
    'def f(a, *b, c=0, **d): return a, b, c, d',
    'assert f(1, 2, c=3, e=4)[1:] == ((2,), 3, {"e": 4})',
  ],
  [
    'exceptions of builtin classes',
    'def f(x): return [][x]',
    'import pytest\nwith pytest.raises(IndexError, match="range") as raised:\n    f(1)\nassert isinstance(raised.value, LookupError)',
  ],
  [
    "exceptions of the program's classes",
    'class Poor(ValueError): pass\ndef f(x): raise Poor("no", x)',
    'for kind in (Poor, ValueError):\n    try:\n        f(1)\n        assert False\n    except kind as error:\n        assert error.args == ("no", 1)',
  ],
  [
    'an exception of the tests that passes through the program',
    'def f(g):\n    try: return g()\n    finally: pass',
    'class Mine(Exception): pass\ndef g(): raise Mine(7)\ntry:\n    f(g)\n    assert False\nexcept Mine as error:\n    assert error.args == (7,)',
  ],
  ['modules that the program imports', 'import math as m, math\ndef f(x): return x', 'assert f(m.pi) == math.pi'],
  [
    'test cases of unittest',
    'def f(x): return x + 1',
    'import unittest\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(f(1), 2)\n        with self.assertRaises(TypeError): f("a")\nT("test").debug()',
  ],
];

test.each(passing)('hands over %s', async (_, program, code, entryPoint) => {
  const { status, tests, assurance } = await apart(program, code, entryPoint);
  expect([status, assurance, tests[0]?.exception ?? null]).toEqual(['passed', 'two-slot', null]);
});

test("tells of an exception by the program's own frames and of the line of the test that met it", async () => {
  const program = 'def g(x):\n    return int(x)\ndef f(x):\n    print("working")\n    return g(x)';
  const execution = await apart(program, 'import math\nfor x in ["1", "a"]:\n    assert f(x) == 1');
  expect(execution).toMatchObject({
    status: 'error',
    cause: 'exception',
    assurance: 'two-slot',
    stdout: 'working\nworking\n',
  });
  expect(execution.tests[0]).toMatchObject({
    call: 'assert f(x) == 1',
    exception: {
      type: 'ValueError',
      frames: [
        { line: 5, function: 'f' },
        { line: 2, function: 'g' },
      ],
    },
  });
});

test('tells an assertion of the tests from one of the program', async () => {
  const code = 'for x in range(3):\n    assert f(x) == x';
  expect(await apart('def f(x): return 0', code)).toMatchObject({ status: 'failed', cause: 'assertion' });
  expect(await apart('def f(x): assert False', code)).toMatchObject({ status: 'error', cause: 'exception' });
});

test.each([
  ['reads the source', 'import inspect\nassert "def" in inspect.getsource(f)'],
  [
    'catches what is printed',
    'import io, contextlib\nout = io.StringIO()\nwith contextlib.redirect_stdout(out):\n    f(1)\nassert out.getvalue() == ""',
  ],
  ['asks whether two things are one', 'assert f(f) is f'],
  ['inherits from the program', 'class G(f): pass\nassert G(1)'],
])('leaves a test that %s beside the program, and says so', async (_, code) => {
  expect((await apart('def f(x): return x', code)).assurance).toBe('weak');
});

test('of several tests, one beside the program makes the whole weak', async () => {
  const codes = ['assert f(1) == f(1)', 'import gc\nassert f(1) == f(1)'];
  const tests = codes.map((code) => ({ kind: 'code' as const, code }));
  expect(await sandbox.execute(requestFor('def f(x): return x', tests))).toMatchObject({
    status: 'passed',
    assurance: 'weak',
  });
});

test('a program that fails before its tests fails in the same way', async () => {
  expect(await apart('def g(x) return x', 'assert f(1) == f(1)')).toMatchObject({ status: 'error', cause: 'syntax' });
});
