import { hostile, type HostileProgram, sumTests } from './program.ts';

const honest = (title: string, program: string, tests = sumTests): HostileProgram =>
  hostile(title, program, tests, ['passed']);

/** Programs that look hostile and are right: whoever refuses them refuses too much. */
export const honestPrograms = [
  honest('collects garbage', 'import gc, weakref\ndef add(a, b):\n    gc.collect()\n    return a + b'),
  honest('prints much', "def add(a, b):\n    print('x' * 1_000_000)\n    return a + b"),
  honest(
    'catches what it raises',
    'def add(a, b):\n    try:\n        raise SystemExit(1)\n    except BaseException:\n        return a + b',
  ),
  honest('has a main part', "def add(a, b): return a + b\nif __name__ == '__main__':\n    import sys\n    sys.exit(1)"),
  honest('uses names of builtins', 'def add(list, dict):\n    sum = list + dict\n    return sum'),
  honest(
    'returns a subclass of int',
    'import enum\nclass N(enum.IntEnum):\n    FIVE = 5\n    NULL = 0\n    MANY = 17\ndef add(a, b): return N(a + b)',
  ),
  honest(
    'recurses 5,000 deep',
    'import sys\nsys.setrecursionlimit(20_000)\ndef down(n): return 0 if n == 0 else 1 + down(n - 1)\ndef add(a, b): return down(5_000) - 5_000 + a + b',
  ),
  honest(
    'runs an event loop',
    'import asyncio\nasync def go(a, b):\n    await asyncio.sleep(0)\n    return a + b\ndef add(a, b): return asyncio.run(go(a, b))',
  ),
  honest('sorts in place', 'def f(xs):\n    xs.sort()\n    return xs', [
    'assert f([3, 1, 2]) == [1, 2, 3]',
    'xs = [2, 1]\nf(xs)\nassert xs == [1, 2]',
  ]),
  honest('yields', 'def f(n):\n    yield from range(n)', ['assert list(f(3)) == [0, 1, 2]', 'assert sum(f(4)) == 6']),
  honest('gives classes', 'class Box:\n    def __init__(self, v): self.v = v\n    def get(self): return self.v', [
    'assert Box(3).get() == 3',
    'box = Box(4)\nassert box.get() == 4 and box.v == 4',
  ]),
  honest(
    'raises what has more than its arguments',
    "class Fault(ValueError):\n    def __init__(self, code):\n        super().__init__('code')\n        self.code = code\n    def __str__(self): return f'<{self.code}>'\ndef f(x): raise Fault(x)",
    [
      "import pytest\nwith pytest.raises(Fault, match='<7>') as raised:\n    f(7)\nassert raised.value.code == 7",
      "try:\n    f(2)\n    assert False\nexcept ValueError as error:\n    assert str(error) == '<2>' and error.args == ('code',)",
    ],
  ),
  honest('remembers what it was asked', 'def f(n):\n    yield from range(n)', [
    'it = f(3)\nassert next(it) == 0\nassert next(it) == 1\nassert list(it) == [2]',
  ]),
  honest('is awaited', 'import asyncio\nasync def f(x):\n    await asyncio.sleep(0.001)\n    return x', [
    'for n in range(2):\n    assert asyncio.run(f(n)) == n',
  ]),
];

const scriptTests = [
  'assert.strictEqual(add(2, 3), 5)',
  'assert.deepStrictEqual([add(1, 1)], [2])',
  'for (const n of [1, 2]) assert.ok(add(n, n) === 2 * n)',
];

/** The same in JavaScript. */
export const honestScripts = [
  honest(
    'patches a prototype for itself',
    'Array.prototype.total = function () { return this.reduce((a, b) => a + b, 0); };\nfunction add(a, b) { return [a, b].total(); }',
    scriptTests,
  ),
  honest(
    'logs much',
    "for (let i = 0; i < 10000; i += 1) console.log('x'.repeat(100));\nconst add = (a, b) => a + b;",
    scriptTests,
  ),
  honest('exports what it has', 'function add(a, b) { return a + b; }\nmodule.exports = { add };', scriptTests),
  honest(
    'uses what is new',
    'class Sum { #a; static { this.zero = 0; } constructor(a) { this.#a = a; } plus(b) { return this.#a + (b ?? Sum.zero); } }\nconst add = (a, b) => new Sum(a).plus(b);',
    scriptTests,
  ),
  honest('waits', 'const add = async (a, b) => { await new Promise((go) => setTimeout(go, 5)); return a + b; };', [
    'assert.strictEqual(await add(2, 3), 5)',
    'assert.deepEqual(await Promise.all([add(1, 1)]), [2])',
  ]),
  honest(
    'catches what it throws',
    'function add(a, b) { try { throw { a, b }; } catch (sum) { return sum.a + sum.b; } finally { void 0; } }',
    scriptTests,
  ),
  honest('returns maps and sets', 'function f() { return { m: new Map([[1, new Set([2])]]), d: new Date(0) }; }', [
    'assert.deepStrictEqual(f(), { m: new Map([[1, new Set([2])]]), d: new Date(0) })',
  ]),
  honest('throws what is expected', "function f(x) { if (x < 0) throw new RangeError('negative'); return x; }", [
    'assert.throws(() => f(-1), RangeError)',
    'assert.throws(() => f(-1), /negative/)',
    'assert.strictEqual(f(1), 1)',
  ]),
];
