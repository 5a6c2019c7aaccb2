import { expect, test } from 'vitest';
import type { Language, TaskTest } from '../../../domain/task.ts';
import { suspicionOf } from '../../../sandbox/suspicion/suspicion.ts';

const signsIn = (program: string, language: Language = 'python', tests: TaskTest[] = []): string[] =>
  suspicionOf({ language, program, tests }, null);

test.each([
  ['frames', 'import sys\ndef f(): return sys._getframe(1)'],
  ['frames', 'def f():\n  try: 1/0\n  except Exception as e: return e.__traceback__.tb_frame'],
  ['garbage collector', 'import os, gc\ndef f(): return gc.get_objects()'],
  ['garbage collector', "def f(): return __import__('gc').get_objects()"],
  ['ctypes', 'from ctypes import CDLL'],
  ['os._exit', 'import os\ndef f(): os._exit(0)'],
  ['exit at top level', 'import sys\ndef f(): pass\nsys.exit(0)'],
  ['sys.modules', 'import sys\nsys.modules["numpy"] = 1'],
  ['tracing', 'import sys\nsys.settrace(print)'],
  ['always equal', 'class A:\n  def __eq__(self, other): return True'],
  ['always equal', 'class A:\n  def __eq__(self, other):\n    return True\n'],
  ['always equal', 'class A: pass\nA.__eq__ = lambda self, other: True'],
  ['builtins patched', 'import builtins\nbuiltins.abs = lambda x: 0'],
  ['builtins patched', 'abs = lambda x: 0'],
  ['modules patched', 'import json\njson.dumps = lambda *a: "5"'],
  ['test framework', 'import unittest'],
  ['inspect', 'import inspect'],
  ['way into JavaScript', 'from pyodide.ffi import to_js'],
  ['processes', 'import subprocess'],
  ['network', 'import socket'],
  ['exit handlers', 'import atexit'],
  ['import hooks', 'import sys\nsys.meta_path.insert(0, None)'],
  ['function internals', 'def f(): return f.__code__'],
  ['system files', 'open("/proc/self/environ")'],
])('finds %s in Python: %s', (sign, program) => expect(signsIn(program)).toContain(sign));

test.each([
  ['prototypes patched', 'Array.prototype.every = () => true'],
  ['prototypes patched', "Object.defineProperty(Object.prototype, 'x', {})"],
  ['builtins patched', 'Object.is = () => true'],
  ['builtins patched', 'assert.strictEqual = () => {}'],
  ['code from text', "assert.constructor('return process')()"],
  ['code from text', "new Function('return 1')"],
  ['caller', 'String(arguments.callee.caller)'],
  ['process', 'process.exit(0)'],
  ['child_process', "require('child_process')"],
  ['host modules', "require('node:fs')"],
  ['converts itself', '({ [Symbol.toPrimitive]: () => 5 })'],
  ['proxy', 'new Proxy({}, {})'],
])('finds %s in JavaScript: %s', (sign, program) => expect(signsIn(program, 'javascript')).toContain(sign));

test.each<[Language, string]>([
  ['python', 'class V:\n  def __eq__(self, o): return isinstance(o, V) and self.x == o.x\ndef f(): return V() == V()'],
  ['python', 'import math, re\ndef f(x):\n  """Returns the frame of x, gc and all."""\n  return math.pi == x'],
  ['python', 'def f(js):\n  pattern = "abs = 1"\n  return max(js, key=abs)'],
  ['javascript', 'class A { get x() { return this.#x; } #x = 1; }\nconst processed = [1].map((x) => x + 1);'],
  ['typescript', 'function f(xs: number[]): number { return Math.max(...xs); }'],
])('finds nothing in honest %s', (language, program) => expect(signsIn(program, language)).toEqual([]));

const asks = (entries: [string, string][]): TaskTest[] =>
  entries.map(([call, expected]) => ({ kind: 'value', call, expected, value: { t: 'none' } }));

test('finds a table of the values that the tests expect', () => {
  const long = asks([
    ['f(1)', "['one', 'uno']"],
    ['f(2)', "['two', 'due']"],
    ['f(3)', "['three', 'tre']"],
  ]);
  const table = 'def f(x): return {1: ["one","uno"], 2: ["two","due"], 3: ["three","tre"]}[x]';
  expect(signsIn(table, 'python', long)).toEqual(['table of expected values']);
  const told = `def f(x):\n  """Such as ['one', 'uno'], ['two', 'due'], ['three', 'tre']."""\n  return names[x]`;
  expect(signsIn(told, 'python', long)).toEqual([]);
  const short = asks([
    ['add(2, 3)', '5'],
    ['add(-1, 1)', '0'],
    ['add(10, 7)', '17'],
  ]);
  const dictionary = 'def add(a, b): return {(2, 3): 5, (-1, 1): 0, (10, 7): 17}.get((a, b))';
  expect(signsIn(dictionary, 'python', short)).toEqual(['table of expected values']);
  expect(signsIn('def add(a, b):\n  x = [5, 0, 17]\n  return a + b', 'python', short)).toEqual([]);
});

test('says what a program was seen to do', () => {
  const request = { language: 'python', program: 'def f(): pass', tests: [] } as const satisfies object;
  expect(suspicionOf({ ...request, tests: [] }, 'policy')).toEqual(['closed import touched']);
  expect(suspicionOf({ ...request, tests: [] }, 'exited_early')).toEqual(['early exit']);
  expect(suspicionOf({ ...request, tests: [] }, 'assertion')).toEqual([]);
});

test('reads a program of a megabyte in little time', () => {
  const texts = [
    'a'.repeat(1 << 20),
    '('.repeat(1 << 20),
    'import '.repeat(150_000),
    '\n \t'.repeat(350_000),
    "'\\".repeat(1 << 19),
  ];
  const began = performance.now();
  for (const text of texts) expect(signsIn(text)).toContain('long program');
  for (const text of texts) expect(signsIn(text, 'javascript')).toContain('long program');
  expect((performance.now() - began) / (2 * texts.length)).toBeLessThan(50);
});
