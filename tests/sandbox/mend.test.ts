// What is certain about a completion that does not stand under its header, by Python's own parser; nothing is executed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MendRequest, Mended, Sandbox } from '../../sandbox/port.ts';
import { openTestSandbox } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

async function mend(request: Partial<MendRequest>): Promise<Mended | null | undefined> {
  const [mended] = await sandbox.reader.mend([
    { header: 'def double(x):', entryPoint: 'double', completion: null, program: null, ...request },
  ]);
  return mended;
}

describe('a completion is mended', () => {
  it.each<[string, Partial<MendRequest>, Mended]>([
    [
      'whose body calls its only parameter otherwise',
      { completion: '\n    return n + n' },
      { completion: '\n    return x + x\n', mended: ['parameter'] },
    ],
    [
      'that sets the parameter that it calls otherwise, where its program says so',
      { completion: '\n    n = n + n\n    return n', program: 'def double(n):\n    n = n + n\n    return n' },
      { completion: '\n    x = x + x\n    return x\n', mended: ['parameter'] },
    ],
    [
      'with a name that is longer in bytes, inside an f-string too',
      { completion: "\n    return int(f'{número * 2}')  # número" },
      { completion: "\n    return int(f'{x * 2}')  # número\n", mended: ['parameter'] },
    ],
    [
      'that lost the import of its program',
      {
        completion: '\n    return reduce(add, [x, x])',
        program:
          'from functools import reduce\nfrom operator import add, mul\n\ndef double(x):\n    return reduce(add, [x, x])',
      },
      {
        completion:
          '\n    return reduce(add, [x, x])\n\n\nfrom functools import reduce\nfrom operator import add, mul\n',
        mended: ['import'],
      },
    ],
    [
      'that lost the import of a module that it calls by its name',
      { completion: '\n    return math.floor(2 * x)' },
      { completion: '\n    return math.floor(2 * x)\n\n\nimport math\n', mended: ['import'] },
    ],
    [
      'that lost an import and calls its parameter otherwise',
      { completion: '\n    return math.floor(2 * n)' },
      { completion: '\n    return math.floor(2 * x)\n\n\nimport math\n', mended: ['parameter', 'import'] },
    ],
    [
      'that repeats the end of a signature',
      { completion: ' -> int:\n    return 2 * x' },
      { completion: '\n    return 2 * x\n', mended: ['signature'] },
    ],
    [
      'that begins after the first colon of a typed signature',
      { header: 'def double(x: int) -> int:', completion: ' int) -> int:\n    return 2 * x' },
      { completion: '\n    return 2 * x\n', mended: ['signature'] },
    ],
    [
      'that begins in the second line of a signature on several lines',
      {
        header: 'def double(\n    x: int,\n    y: int = 0,\n) -> int:',
        completion: '    x: int,\n    y: int = 0,\n) -> int:\n    return 2 * x + y',
      },
      { completion: '\n    return 2 * x + y\n', mended: ['signature'] },
    ],
    [
      'that repeats its whole header',
      { completion: '\ndef double(x):\n    return 2 * x' },
      { completion: '\n    return 2 * x\n', mended: ['signature'] },
    ],
    [
      'with another machine’s line ends',
      { completion: '\r\n    return 2 * x\r\n' },
      { completion: '\n    return 2 * x\n', mended: ['line ends'] },
    ],
    [
      'that is a program which calls its parameters otherwise',
      {
        header: 'def double(x, *, by=2):',
        program: 'import math\n\ndef double(n, *, k=2):\n    return math.prod([n, k])\n',
      },
      { completion: '\n    return math.prod([x, by])\n\n\nimport math\n', mended: ['parameter'] },
    ],
  ])('%s', async (_title, request, expected) => {
    expect(await mend(request)).toEqual(expected);
  });
});

describe('a completion is left as it is', () => {
  it.each<[string, Partial<MendRequest>]>([
    ['that stands', { completion: '\n    return 2 * x' }],
    ['that two names could mean', { header: 'def double(x, y):', completion: '\n    return n + n' }],
    ['that misses two names', { completion: '\n    return n + m' }],
    ['whose parameter is used beside the other name', { completion: '\n    return n + x' }],
    ['in which an inner function takes the other name', { completion: '\n    return (lambda n: n)(n)' }],
    ['that passes the other name as a keyword', { completion: '\n    return dict(n=n)' }],
    ['that is cut off', { completion: '\n    return 2 * (' }],
    ['that holds a fence', { completion: '\n    return 2 * x\n```' }],
    ['that is no Python', { completion: '\u0000' }],
    ['whose program has another number of parameters', { program: 'def double(x, y):\n    return 2 * x' }],
    [
      'whose program has another default',
      { header: 'def double(x=1):', program: 'def double(n=2):\n    return 2 * n' },
    ],
    ['whose program does not define it', { program: 'def triple(x):\n    return 3 * x' }],
    [
      'whose program uses the header’s name for something else',
      { header: 'def double(list):', program: 'def double(l):\n    return list(l) * 2' },
    ],
  ])('%s', async (_title, request) => {
    expect(await mend(request)).toBeNull();
  });
});
