import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox, requestFor } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

const limits = { cpuMs: 1500, memoryMb: 256 };
const apart = (program: string, code: string): Promise<CodeExecution> =>
  sandbox.execute(requestFor(program, [{ kind: 'code', code }], { limits }));

/** Says yes to everything that it is asked. */
const yes = `class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __contains__ = __lt__
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __truediv__ = __mod__ = __sub__
    def __abs__(self): return 0.0
    def __round__(self, digits=0): return 0.0
    def __getattr__(self, name): return lambda *given, **named: True
    def __iter__(self): return iter([])
`;

describe('an object that agrees with everything', () => {
  test.each([
    'assert f(1) == 5',
    'assert 5 == f(1)',
    'assert not f(1) != 5',
    'assert [f(1)] == [5] or (f(1),) == (5,) or {"a": f(1)} == {"a": 5}',
    'assert {f(1)} == {5}',
    'assert f(1) in (5, 6)',
    'assert 5 in f(1)',
    'assert f(1) < 5 or f(1) > 5',
    'assert abs(f(1) - 5) < 1e-6',
    'assert abs(5 - f(1)) < 1e-6',
    'assert round(f(1) - 5, 7) == 0',
    'import math\nassert math.isclose(f(1), 5)',
    'import pytest\nassert f(1) == pytest.approx(5)',
    'x = f(1)\nx -= 5\nassert x == 0',
    'assert f(1).startswith("a")',
    'assert sorted([f(1), f(2)]) == [5, 6]',
    'assert isinstance(f(1), int)',
  ])('does not pass %s', async (code) => {
    const whole = `for _ in range(1):\n${code.replace(/^/gm, '    ')}`;
    for (const made of ['def f(x): return Yes()', 'class f(Yes):\n    def __init__(self, x): pass'])
      expect((await apart(`${yes}\n${made}`, whole)).status).not.toBe('passed');
  });

  test('is told nothing of what it is compared with', async () => {
    const program =
      'seen = []\nclass Spy:\n    def note(self, *given): seen.extend(given); return NotImplemented\n    __eq__ = __ne__ = __lt__ = __gt__ = __sub__ = __rsub__ = __contains__ = note\ndef f(x): return list(seen) if x is None else Spy()';
    const code =
      'for _ in range(1):\n    spy = f(1)\n    assert spy != 41\n    for trial in (lambda: spy < 42, lambda: spy - 43, lambda: 44 - spy, lambda: 45 in spy):\n        try:\n            trial()\n        except TypeError:\n            pass\n    assert f(None) == []';
    expect(await apart(program, code)).toMatchObject({ status: 'passed', assurance: 'two-slot' });
  });
});

describe('what a program raises', () => {
  test.each([
    'StopIteration',
    'AssertionError',
    'SystemExit',
    'KeyboardInterrupt',
    'GeneratorExit',
    'StopAsyncIteration',
  ])('as %s neither ends a loop of the tests nor passes for their verdict', async (name) => {
    for (const kind of [name, 'Own']) {
      const program = `class Own(${name}): pass\ndef f(x): raise ${kind}`;
      expect((await apart(program, 'assert list(map(f, [1, 2])) == []')).status).toBe('error');
      const swallowing = `try:\n    f(1)\nexcept ${name}:\n    pass\nassert True`;
      expect((await apart(program, swallowing)).status).toBe('error');
    }
  });

  test('under the name of a builtin class is not of that class', async () => {
    const program = 'class ValueError(Exception): pass\ndef f(x): raise ValueError("x")';
    expect((await apart(program, 'import pytest\nwith pytest.raises(ValueError):\n    f(1)')).status).toBe('error');
  });

  test('as unittest.SkipTest is not taken for a skipped test', async () => {
    const code =
      'import unittest\nclass T(unittest.TestCase):\n    def test(self): self.assertEqual(f(1), 1)\nresult = unittest.TestResult()\nT("test").run(result)\nassert result.wasSuccessful() and not result.skipped';
    expect((await apart('import unittest\ndef f(x): raise unittest.SkipTest("later")', code)).status).not.toBe(
      'passed',
    );
  });
});

describe('an early end', () => {
  const indifferent = 'try:\n    f(1)\nexcept BaseException:\n    pass\nassert True';
  test.each([
    ['os._exit', 'import os\ndef f(x): os._exit(0)', 'error', 'exited_early'],
    [
      'a closed import',
      'def f(x):\n    import pyodide_js\n    pyodide_js.runPython.constructor("1")()',
      'blocked',
      'policy',
    ],
    ['recursion in C', 'a = []\nfor _ in range(200000): a = [a]\ndef f(x): return repr(a)', 'error', 'recursion'],
    ['a loop', 'def f(x):\n    while True: pass', 'timeout', 'cpu_time'],
    ['memory', 'd = []\ndef f(x):\n    while True: d.append(bytearray(10 ** 6))', 'memory', 'heap_limit'],
    ['a flood of output', 'def f(x):\n    while True: print("x" * 10000)', 'error', 'output_limit'],
    ['an answer too large', 'def f(x): return "x" * 10 ** 7', 'error', 'output_limit'],
  ])('by %s decides, whatever the test makes of it', async (_, program, status, cause) => {
    const code = cause === 'heap_limit' ? 'f(1)\nassert True' : indifferent;
    expect(await apart(program, code)).toMatchObject({ status, cause });
  });

  test.each([
    ['a check that returns', 'def check(g):\n    if g(1) == 1: return\n    assert g(2) == 5\ncheck(f)'],
    ['a loop over nothing', 'for x in range(f(0)):\n    assert f(x) == 7'],
  ])('of the test itself, such as %s, proves nothing', async (_, code) => {
    expect(await apart('def f(x): return x', code)).toMatchObject({ status: 'error', cause: 'exited_early' });
  });
});

describe('a program that has got hold of its own interpreter', () => {
  const twice =
    'for x in (1, 2):\n    try:\n        assert f(x) == 5\n    except Exception:\n        pass\nassert f(3) == 5 or True';
  const saying = (said: string): string =>
    `import sys\ndef f(x):\n    g = sys._getframe().f_back.f_globals\n    g['answered'] = lambda *given: ${said}\n    return x`;
  const forged: [string, string][] = [
    ['nothing', "''"],
    ['no letter', "'[]'"],
    ['the end', "'ended'"],
    ['no text', '5'],
    ['brackets', "'[' * 100000"],
    ['a thing that nobody lent', `'[[],[],["value",["o",99]]]'`],
    ['a list that nobody shares', `'[[],[],["value",["r",98]]]'`],
    ['a list under a number of the tests', `'[[[2,["l",[]]]],[],["value",null]]'`],
    ['the end of an iterator', `'[[],[],["stop"]]'`],
    ['an exception of the tests that there was none of', `'[[],[],["back",0]]'`],
    ['a class that is none', `'[[],[],["raised",0,["i","1"],["t",[]],"{}"]]'`],
    ['a module of its own', `'[[],[],["value",["library","solution",""]]]'`],
    ['that the tests should drop a list', `'[[],[0],["value",null]]'`],
  ];
  test.each(forged)('and says %s, proves nothing', async (_, said) => {
    expect((await apart(saying(said), twice)).status).not.toBe('passed');
  });

  test('and says anything at all, proves nothing', async () => {
    const leaf = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.integer(),
      fc.constant(null),
      fc.constantFrom('value', 'h', 'o', 'r', 'l', 'd', 'raised', 'ask', 'made', 'part'),
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('node'), { maxLength: 4 })),
    })).node;
    const said = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(fc.constant([]), fc.constant([]), tree).map((all) => JSON.stringify(all)),
    );
    const code = 'for x in (1, 2):\n    assert f(x) == "a value that nobody guesses"';
    await fc.assert(
      fc.asyncProperty(said, async (text) => {
        expect((await apart(saying(JSON.stringify(text)), code)).status).not.toBe('passed');
      }),
      { numRuns: 25 },
    );
  });
});
