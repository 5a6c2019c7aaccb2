import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { gives, jailsHere } from '../native/support.ts';
import { openTestSandbox, requestFor } from '../support.ts';

const [jail] = await jailsHere();

/** What `f` does with 1, 2 and 3, each of which it should return; the last test's verdict, and those of the tests before it. */
const endings: [what: string, program: string, status: string, before: string[]][] = [
  ['never ends', 'def f(x):\n    while x == 3: pass\n    return x', 'timeout', ['passed', 'passed']],
  ['never ends after a wrong answer', 'def f(x):\n    while x == 3: pass\n    return 1', 'failed', ['passed']],
  ['leaves', 'import os\ndef f(x):\n    return os._exit(0) if x == 3 else x', 'error', ['passed', 'passed']],
  [
    'leaves after a wrong answer',
    'import os\ndef f(x):\n    return os._exit(0) if x == 3 else 1',
    'failed',
    ['passed'],
  ],
  ['wants all memory', 'def f(x): return [0] * 10 ** 9 if x == 3 else x', 'memory', ['passed', 'passed']],
  ['raises', 'def f(x): return x // (x - 3)', 'failed', []],
  ['never loads', 'while True: pass', 'timeout', []],
];

/** Whoever writes where answers are told ahead gains nothing by it, for it does not know what is expected. */
const forgeries: [how: string, program: string][] = [
  ['and leaves', 'os._exit(0)'],
  ['and never ends', '\n    while True: pass'],
  ['and goes on', 'return 0'],
].map(([how = '', end = '']) => [
  how,
  String.raw`
import os
told = b'{"printed":""}\n{"printed":"","value":{"t":"int","v":"1"}}\n' * 3
def write(target):
    try:
        os.write(target if type(target) is int else os.open(target, os.O_WRONLY), told)
    except OSError:
        pass
def f(x):
    for target in ('/dev/answers', '/dev/answer', *range(3, 20)):
        write(target)
    ${end}
`,
]);

describe.each(['wasm', 'native'] as const)(
  'questions that %s Python is asked together',
  { timeout: 60_000 },
  (python) => {
    const limits = { cpuMs: 500, memoryMb: 256 };
    const tests = [1, 2, 3].map((number) => gives(`f(${number})`, number));
    let sandbox: Sandbox;

    beforeAll(async () => {
      sandbox = await openTestSandbox(1);
    });
    afterAll(() => sandbox.close());

    const isMissing = python === 'native' && jail === undefined;

    test.skipIf(isMissing).each(endings)(
      'keep their answers when a later call %s',
      async (_what, program, status, before) => {
        const told = await sandbox.execute(requestFor(program, tests, { python, limits }));
        expect(told.status).toBe(status);
        expect(told.tests.slice(0, before.length).map((one) => one.status)).toEqual(before);
        expect(told.tests.slice(before.length).every((one) => one.status !== 'passed')).toBe(true);
      },
    );

    test.skipIf(isMissing).each(forgeries)(
      'are not answered by a program that writes answers %s',
      async (_how, program) => {
        const told = await sandbox.execute(requestFor(program, tests, { python, limits }));
        expect(told.status).not.toBe('passed');
      },
    );

    test.skipIf(isMissing)('are all answered where all tests are asked, though one before raises', async () => {
      const program = 'def f(x): return x if x == 3 else 1 / (x - 1)';
      const told = await sandbox.execute(requestFor(program, tests, { python, limits, allTests: true }));
      expect(told.tests.map((one) => one.status)).toEqual(['error', 'failed', 'passed']);
    });

    test.skipIf(isMissing)('may be many and slow', async () => {
      const program = 'import time\ndef f(x):\n    time.sleep(x % 10 / 1000)\n    return x';
      const many = Array.from({ length: 120 }, (_, number) => gives(`f(${number})`, number));
      const told = await sandbox.execute(requestFor(program, many, { python }));
      expect(told).toMatchObject({ status: 'passed', executed: 120, total: 120 });
    });
  },
);
