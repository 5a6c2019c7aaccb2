import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { judge, openTestSandbox } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

const right = ['def f(x): return x + 1', 'assert f(1) == 2'] as const;

test.each([
  [
    'builtins and modules',
    'import builtins, math, sys\nbuiltins.len = lambda x: 7\nmath.pi = 3\nsys.setrecursionlimit(60)\nbuiltins.leak = 1',
  ],
  [
    'files and folders',
    'import os\nopen("/tmp/leak", "w").write("x")\nos.makedirs("/home/pyodide/a/b")\nos.chdir("/home/pyodide/a")',
  ],
  ['open files', 'import os\nh = [open("/tmp/h", "w") for _ in range(50)]\nos.environ["LEAK"] = "1"'],
  ['a changed library', 'open("/lib/python314.zip", "ab").write(b"x")'],
  ['random state', 'import random\nrandom.seed(5)\nrandom.random()'],
  ['times of folders', 'import os\nos.utime("/home/pyodide", (7, 7))\nos.utime("/tmp", (7, 7))'],
  ['handles', 'import os\nos.set_blocking(1, False)\nos.dup2(1, 9)'],
  ['grown memory', 'x = bytearray(150 << 20)'],
])('nothing is left for the next program of %s', async (_, poison) => {
  await judge(sandbox, `${poison}\ndef f(x): return x`, 'assert f(1) == 1');
  const probe = `
import builtins, math, os, random, sys
first = random.random()
def f(x):
    found = [len([1]) == 1, math.pi > 3.1, sys.getrecursionlimit() == 1000, not hasattr(builtins, 'leak'),
             os.listdir('/tmp') == [], os.listdir('/home/pyodide') == [], os.getcwd() == '/home/pyodide',
             'LEAK' not in os.environ, os.stat('/home/pyodide').st_mtime > 7 < os.stat('/home').st_mtime, open('/tmp/x', 'w').fileno() == 3, os.path.getsize('/lib/python314.zip') == size]
    return found.index(False) if False in found else -1
`;
  const size = await judge(sandbox, `size = ${await librarySize()}\n${probe}`, 'assert f(1) == -1');
  expect(size.tests[0]).toMatchObject({ status: 'passed' });
  expect(await judge(sandbox, ...right)).toMatchObject({ status: 'passed' });
});

async function librarySize(): Promise<number> {
  const { statSync } = await import('node:fs');
  const { fileURLToPath } = await import('node:url');
  return statSync(fileURLToPath(import.meta.resolve('pyodide/python_stdlib.zip'))).size;
}

test('every program draws the same random numbers and hashes', async () => {
  const program = 'import os, random\ndef f(x): return [random.random(), hash("a"), os.urandom(8)]';
  const first = await judge(sandbox, program, 'assert f(1) == []');
  const second = await judge(sandbox, program, 'assert f(1) == []');
  expect(first.tests[0]?.actual).toMatch(/^\[0\./);
  expect(second.tests[0]?.actual).toBe(first.tests[0]?.actual);
});

test.each([
  ['pyodide_js', 'import pyodide_js\npyodide_js.runPython.constructor("globalThis.poisoned = 1")()'],
  ['to_js', 'from pyodide.ffi import to_js\nto_js([]).constructor.constructor("globalThis.poisoned = 1")()'],
  ['ctypes', 'import ctypes\nctypes.CDLL(None).emscripten_run_script_int(b"globalThis.poisoned = 1")'],
  [
    'create_proxy',
    'from pyodide.ffi import create_proxy\ncreate_proxy(lambda: 1).constructor("globalThis.poisoned = 1")()',
  ],
  ['run_js', 'from pyodide.code import run_js\nrun_js("globalThis.poisoned = 1")'],
  ['js', 'import js\njs.eval("globalThis.poisoned = 1")'],
  ['os.system', 'import os\nos.system("ls")'],
  [
    'an exception that is swallowed',
    'try:\n  import js\n  js.eval("globalThis.poisoned = 1")\nexcept BaseException: pass',
  ],
])('the way into JavaScript through %s is closed, and the slot is thrown away', async (_, poison) => {
  expect(await judge(sandbox, `${poison}\ndef f(x): return x`, 'assert f(1) == 1')).toMatchObject({
    status: 'blocked',
    cause: 'policy',
  });
  expect(await judge(sandbox, 'def f(x): return 0', right[1])).toMatchObject({ status: 'failed' });
  expect(await judge(sandbox, ...right)).toMatchObject({ status: 'passed' });
});

test.each([
  ['a socket', "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass"],
  ['what gc finds', "import gc\nassert not [o for o in gc.get_objects() if type(o).__name__ == 'JsProxy']"],
])('%s leads nowhere, and the program may go on', async (_, attempt) => {
  expect(await judge(sandbox, `${attempt}\ndef f(x): return x`, 'assert f(1) == 1')).toMatchObject({
    status: 'passed',
  });
  expect(await judge(sandbox, ...right)).toMatchObject({ status: 'passed' });
});
