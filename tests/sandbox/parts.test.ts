import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PartsRequest, ProgramParts, Sandbox } from '../../sandbox/port.ts';
import { openTestSandbox } from './support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

type Read = Extract<ProgramParts, { ok: true }>;

async function read(source: string, more: Partial<PartsRequest> = {}): Promise<Read> {
  const [parts] = await sandbox.reader.parts([{ source, entryPoint: null, header: null, ...more }]);
  if (!parts?.ok) throw new Error(`Expected a program, found ${JSON.stringify(parts)}`);
  return parts;
}

describe('program', () => {
  test('keeps imports, definitions and what they need, and nothing that only runs', async () => {
    const { program, definitions } = await read(`"""A task."""
import sys
from math import pi

LIMIT = 3
unused = 4
table = {}
for key in range(LIMIT):
    table[key] = key * pi
sys.setrecursionlimit(5000)


def f(n):
    return table[n]


class Shape:
    sides = LIMIT


Shape.name = 'shape'
n = int(input())
print(f(n))
result = f(1)
print(result)
assert f(0) == 0
if __name__ == '__main__':
    print(f(2))
`);
    expect(definitions).toEqual(['f', 'Shape']);
    expect(program).toContain('table[key] = key * pi');
    expect(program).toContain('sys.setrecursionlimit(5000)');
    for (const dropped of ['unused', 'input', 'print', 'result', '__main__', 'assert', 'A task']) {
      expect(program).not.toContain(dropped);
    }
  });

  test('does not take a parameter for a name that a statement gives', async () => {
    const { program } = await read('def f(n):\n    return [n for m in n]\nn = input()\nm = input()\n');
    expect(program).toBe('def f(n):\n    return [n for m in n]\n');
  });

  test('keeps what a global statement or a default needs', async () => {
    const { program } = await read('count = 0\nstep = 2\ndef f(by=step):\n    global count\n    count += by\nf()\n');
    expect(program).toBe('count = 0\nstep = 2\ndef f(by=step):\n    global count\n    count += by\n');
  });

  test('keeps comments and blank lines between what is kept', async () => {
    const source = 'import os  # for names\n\n\n# the task\ndef f():\n    # inside\n    return os.sep\n';
    expect((await read(source)).program).toBe(source);
  });

  test('keeps a function that is no definition, and one that is given anew', async () => {
    const lambda = 'import math\nf = lambda x: math.sqrt(x)\n';
    expect((await read(`${lambda}print(f(1))\n`, { entryPoint: 'f' })).program).toBe(lambda);
    const wrapped = 'def twice(g):\n    return lambda x: g(g(x))\n\ndef f(x):\n    return x\n\nf = twice(f)\n';
    expect((await read(`${wrapped}f(1)\n`)).program).toBe(wrapped);
  });

  test('is empty where nothing is defined', async () => {
    expect(await read('print(1)')).toMatchObject({ program: '', header: null, completion: null, definitions: [] });
  });

  test('names the line of a syntax error', async () => {
    const [parts] = await sandbox.reader.parts([{ source: 'def f():\n  return )', entryPoint: null, header: null }]);
    expect(parts).toEqual({ ok: false, message: "unmatched ')'", line: 2 });
  });
});

describe('header', () => {
  test('is the signature as written, after the imports that it needs', async () => {
    const { header } = await read(`import re, math
from typing import List
import os

@staticmethod
def f(a: List[int], b=(lambda x: x),
      *rest, c: 're.Pattern' = {1: 2}[1], **more) -> math.inf:  # note: this
    return os.sep
`);
    expect(header).toBe(`import re, math
from typing import List

@staticmethod
def f(a: List[int], b=(lambda x: x),
      *rest, c: 're.Pattern' = {1: 2}[1], **more) -> math.inf:`);
  });

  test('of a class is its first line', async () => {
    expect((await read('class A(dict):\n    def f(self):\n        return 1\n')).header).toBe('class A(dict):');
  });

  test('is that of the entry point, or of the last definition', async () => {
    const source = 'def f(x):\n    return x\n\ndef g(y):\n    return y\n';
    expect((await read(source)).header).toBe('def g(y):');
    expect((await read(source, { entryPoint: 'f' })).header).toBe('def f(x):');
    expect((await read(source, { entryPoint: 'h' })).header).toBeNull();
  });
});

describe('completion', () => {
  const wholes: [string, string, string | null][] = [
    ['a plain function', 'def f(x):\n    """Doc."""\n    return x\n', null],
    ['a function on one line', 'def f(x): y = x; return y', null],
    ['a bracket on one line', 'def f(x): return [\n  x]', null],
    ['a comment after the colon', 'def f(x): # why\n\treturn x', null],
    [
      'helpers before and after',
      'import os\ndef g(x):\n    return x\ndef f(x):\n    return g(x) + h(x)\ndef h(x):\n    return x',
      null,
    ],
    ['a class', 'import os\nclass f:\n    x = 1\n    def g(self):\n        return os.sep', null],
    ['a header of its own', 'from typing import List\ndef f(x: List, y=1):\n    return x', 'def f(x, y=1):'],
    [
      'imports that the header has',
      'from typing import List\ndef f(x: List):\n    return x',
      'from typing import List\n\ndef f(x: List):',
    ],
    ['characters of several bytes', 'def f(é="ü", x="→"):\n    return "😀"', null],
  ];

  test.each([
    ['def f(x, y=[]):\n    return x', 'def f(x, y=None):'],
    ['def f(x, y=1):\n    return x', 'def f(x, y):'],
    ['def f(*x):\n    return x', 'def f(x):'],
    ['def f(x, *, y):\n    return x', 'def f(x, y):'],
  ])('is none where calls would mean something else: %j under %j', async (source, header) => {
    expect((await read(source, { entryPoint: 'f', header })).completion).toBeNull();
  });

  test.each(wholes)('after the header makes the same program: %s', async (_, source, header) => {
    const own = await read(source, { entryPoint: 'f', header });
    const whole = `${header ?? own.header}${own.completion}`;
    expect(own.completion).toMatch(/^\n\s+\S/);
    const again = await read(whole, { entryPoint: 'f', header });
    expect(again.completion).toBe(own.completion);
    expect(again.definitions.toSorted()).toEqual(own.definitions.toSorted());
  });

  test('puts the function first and the rest after it', async () => {
    const { completion } = await read('import os\nK = 1\ndef g():\n    return K\n\ndef f(x):\n    return g()\n', {
      entryPoint: 'f',
    });
    expect(completion).toBe('\n    return g()\n\n\nimport os\nK = 1\ndef g():\n    return K\n');
  });

  test.each([
    ['its parameters have other names', 'def f(a):\n    return a', 'def f(b):'],
    ['the header is of another function', 'def f(a):\n    return a', 'def g(a):'],
    ['the header is no header', 'def f(a):\n    return a', 'f(a)'],
    ['a default needs what comes after', 'K = 1\ndef f(a=K):\n    return a', null],
    ['a base class comes after', 'class B:\n    pass\nclass f(B):\n    x = 1', null],
    ['a decorator is not in the header', 'import functools\n@functools.cache\ndef f(a):\n    return a', 'def f(a):'],
  ])('is null where %s', async (_, source, header) => {
    expect((await read(source, { entryPoint: 'f', header })).completion).toBeNull();
  });

  test('forgets a definition that a later one of the same name replaces', async () => {
    const { completion } = await read('def f(x):\n    return 1\n\ndef f(x):\n    return 2\n');
    expect(completion).toBe('\n    return 2\n');
  });
});

test('a text that ends the parser spoils no other', async () => {
  const sources = [
    'def f(): pass',
    `x = ${'1+'.repeat(300_000)}1`,
    '['.repeat(100_000),
    `${'-'.repeat(200_000)}1`,
    '\0',
    '\ud800',
    'def g(): pass',
  ];
  const parts = await sandbox.reader.parts(sources.map((source) => ({ source, entryPoint: null, header: null })));
  expect(parts.map(({ ok }) => ok)).toEqual([true, false, false, false, false, false, true]);
});
