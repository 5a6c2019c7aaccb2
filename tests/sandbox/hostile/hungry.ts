import { hostile, sumTests } from './program.ts';

const returning = (expression: string, before = ''): string => `${before}\ndef add(a, b):\n    return ${expression}`;

const programs: [title: string, program: string][] = [
  ['returns an integer of ten million digits', returning('10 ** 10_000_000')],
  ['returns a list that holds itself', 'def add(a, b):\n    ring = []\n    ring.append(ring)\n    return ring'],
  [
    'returns a list 200,000 deep',
    'def add(a, b):\n    deep = []\n    for _ in range(200_000): deep = [deep]\n    return deep',
  ],
  [
    'returns dictionaries that grow twice as large with each level',
    'def add(a, b):\n    wide = {0: 0}\n    for _ in range(45): wide = {0: wide, 1: wide}\n    return wide',
  ],
  ['returns a set of a million', returning('set(range(1_000_000))')],
  [
    'returns keys that all hash alike',
    returning('{Key(n): n for n in range(3000)}', 'class Key(int):\n    __hash__ = lambda self: 0'),
  ],
  ['returns lone halves of characters', returning("'\\ud800' * 1000 + chr(0) * 1000")],
  [
    'returns many kinds of not a number',
    returning('[float("nan"), -float("nan"), float("inf") - float("inf"), complex("nan+nanj")]'),
  ],
  ['returns a text of fifty megabytes', returning("'x' * 50_000_000")],
  ['names its class with a megabyte', returning("type('K' * 1_000_000 + '\\n\"}', (), {})()")],
  [
    'names its function with a megabyte',
    "names = {}\nexec('def ' + 'f' * 1_000_000 + '(): 1 / 0\\nadd = lambda a, b: ' + 'f' * 1_000_000 + '()', names)\nadd = names['add']",
  ],
  [
    'eats memory while its result is read',
    'class Hungry(list):\n    def __iter__(self):\n        while True: self.append(bytearray(1 << 24))\n    __len__ = lambda self: 1 << 60\ndef add(a, b):\n    return Hungry()',
  ],
  [
    'never ends to say what went wrong',
    'class Endless(Exception):\n    def __str__(self):\n        while True: pass\ndef add(a, b):\n    raise Endless',
  ],
  ['raises a message of a hundred megabytes', "def add(a, b):\n    raise ValueError('m' * 100_000_000)"],
  [
    'raises a chain of a hundred thousand causes',
    'def add(a, b):\n    last = ValueError()\n    for _ in range(100_000):\n        error = ValueError()\n        error.__cause__ = last\n        last = error\n    raise last',
  ],
  [
    'raises a group of groups',
    'def add(a, b):\n    group = ValueError()\n    for _ in range(3_000): group = ExceptionGroup("g", [group])\n    raise group',
  ],
  [
    'writes a file of six hundred megabytes',
    "def add(a, b):\n    with open('/tmp/large', 'wb') as file:\n        for _ in range(600): file.write(bytes(1 << 20))",
  ],
  ['writes fifty thousand files', "def add(a, b):\n    for n in range(50_000): open(f'/tmp/{n}', 'w').close()"],
  [
    'digs folders as deep as it can',
    "import os\ndef add(a, b):\n    for n in range(3_000):\n        os.mkdir('d')\n        os.chdir('d')",
  ],
  [
    'prints a line of two hundred megabytes',
    "def add(a, b):\n    print('x' * 100_000_000, end='')\n    print('x' * 100_000_000)",
  ],
  ['matches for ever', "import re\ndef add(a, b):\n    return re.match('(a+)+$', 'a' * 60 + 'b')"],
  ['counts for ever in C', 'def add(a, b):\n    return sum(range(10 ** 15))'],
  ['sleeps', 'import time\ndef add(a, b):\n    time.sleep(10 ** 6)'],
  [
    'never ends to load, in spite of everything',
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
  ],
  ['is no text', '\u0000\u0001def add(a, b): return 0'],
  ['says that it is written in another alphabet', '# -*- coding: rot13 -*-\nqrs nqq(n, o): erghea n + o'],
  ['nests a hundred thousand brackets', `x = ${'('.repeat(100_000)}${')'.repeat(100_000)}\ndef add(a, b): return 0`],
  ['is four megabytes of sums', `x = ${'1+'.repeat(2_000_000)}1\ndef add(a, b): return 0`],
  ['ends in the middle of a text', 'def add(a, b):\n    return """'],
];

/** Programs that want more time, memory or room than there is, above all while their answer is read. */
export const hungry = programs.map(([title, program]) => hostile(title, program, sumTests));
