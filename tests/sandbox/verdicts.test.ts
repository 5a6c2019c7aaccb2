import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cause, Status } from '../../domain/execution.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { judge, openTestSandbox } from './support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(2);
});
afterAll(() => sandbox.close());

const verdicts: [string, string, string, Status, Cause | null][] = [
  ['a right program', 'def f(x): return x + 1', 'assert f(1) == 2', 'passed', null],
  ['a wrong value', 'def f(x): return x', 'assert f(1) == 2', 'failed', 'assertion'],
  ['a tuple for a list', 'def f(): return (1, 2)', 'assert f() == [1, 2]', 'failed', 'assertion'],
  ['True for 1', 'def f(): return True', 'assert f() == 1', 'passed', null],
  [
    'a Counter for a dict',
    'from collections import Counter\ndef f(): return Counter("aab")',
    "assert f() == {'a': 2, 'b': 1}",
    'passed',
    null,
  ],
  [
    'an object that equals all',
    'class A:\n  def __eq__(self, o): return True\ndef f(): return A()',
    'assert f() == 1',
    'failed',
    'assertion',
  ],
  [
    'an int that prints as another',
    'class I(int):\n  def __repr__(self): return "5"\ndef f(): return I(0)',
    'assert f() == 5',
    'failed',
    'assertion',
  ],
  ['a huge integer', 'def f(): return 10 ** 5000', 'assert f() % 7 == 2', 'passed', null],
  ['a syntax error', 'def f(x) return x', 'assert f(1) == 1', 'error', 'syntax'],
  ['a missing function', 'def g(x): return x', 'assert f(1) == 1', 'error', 'name'],
  ['an unknown name', 'def f(x): return y', 'assert f(1) == 1', 'error', 'name'],
  ['an exception', 'def f(x): return [][x]', 'assert f(1) == 1', 'error', 'exception'],
  ['an assertion of its own', 'def f(x): assert False', 'assert f(1) == 1', 'error', 'exception'],
  [
    'a module that is not here',
    'import numpy\ndef f(x): return x',
    'assert f(1) == 1',
    'error',
    'unsupported_dependency',
  ],
  ['a name that a module lacks', 'from math import nothing\ndef f(x): return x', 'assert f(1) == 1', 'error', 'import'],
  ['endless recursion', 'def f(x): return f(x)', 'assert f(1) == 1', 'error', 'recursion'],
  [
    'recursion in C',
    'a = []\nfor _ in range(200000): a = [a]\ndef f(x): return repr(a)',
    'assert f(1) == 1',
    'error',
    'recursion',
  ],
  ['sys.exit', 'import sys\ndef f(x): sys.exit(0)', 'assert f(1) == 1', 'error', 'exited_early'],
  ['os._exit', 'import os\ndef f(x): os._exit(0)', 'assert f(1) == 1', 'error', 'exited_early'],
  ['an exit before any test', 'import sys\nsys.exit(0)', 'assert f(1) == 1', 'error', 'exited_early'],
  ['a shell command', 'import os\ndef f(x): return os.system("true")', 'assert f(1) == 0', 'blocked', 'policy'],
  ['a way into JavaScript', 'import js\ndef f(x): return js.eval("1")', 'assert f(1) == 1', 'blocked', 'policy'],
  ['much memory', 'def f(x): return len(bytearray(300 << 20))', 'assert f(1) == 1', 'memory', 'heap_limit'],
  [
    'much memory, mended',
    'def f(x):\n  try: bytearray(300 << 20)\n  except MemoryError: return 1',
    'assert f(1) == 1',
    'passed',
    null,
  ],
  [
    'files of its own',
    'def f(x):\n  open("/tmp/a", "w").write("1")\n  return open("/tmp/a").read()',
    "assert f(1) == '1'",
    'passed',
    null,
  ],
  [
    'asyncio',
    'import asyncio\nasync def g():\n  await asyncio.sleep(0.01)\n  return 5\ndef f(): return asyncio.run(g())',
    'assert f() == 5',
    'passed',
    null,
  ],
  ['no standard input', 'def f(): return input()', 'assert f() == 1', 'error', 'exception'],
  ['carriage returns and a byte order mark', '\ufeffdef f(x):\r\n\treturn x\r\n', 'assert f(1) == 1', 'passed', null],
  ['an entry point called like a builtin', 'def sum(a, b): return a + b', 'assert sum(1, 2) == 3', 'passed', null],
];

test.each(verdicts)('judges %s', async (_, program, code, status, cause) => {
  const execution = await judge(sandbox, program, code);
  expect([execution.status, execution.cause]).toEqual([status, cause]);
});
