import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/port.ts';
import { openTestSandbox } from '../support.ts';
import { judge } from './support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

const limits = { cpuMs: 1000, memoryMb: 256 };

describe('what is thrown', () => {
  test.each([
    'throw null',
    'throw undefined',
    'throw Symbol("s")',
    'throw 1n',
    'throw Object.create(null)',
    'throw { get message() { throw 1; }, get name() { throw 2; } }',
    'throw Object.assign(new Error(), { stack: 5, message: {} })',
    'throw new Proxy(new Error("x"), { get() { throw 1; }, getPrototypeOf() { throw 2; }, getOwnPropertyDescriptor() { throw 3; } })',
    'class E extends Error { get message() { throw 1; } get stack() { throw 2; } } throw new E()',
    'throw new Error("m".repeat(1e7))',
    'throw Object.freeze(new RangeError("x"))',
  ])('is told of as an error and nothing else: %s', async (statement) => {
    const { status, tests } = await judge(sandbox, `function f() { ${statement}; }`, 'assert.strictEqual(f(), 5)');
    expect([status, tests.length]).toEqual(['error', 1]);
    const loading = await judge(sandbox, `${statement};\nfunction f() { return 5; }`, 'assert.strictEqual(f(), 5)');
    expect(['error', 'timeout']).toContain(loading.status);
  });

  test('is bounded in time where looking at it would never end', async () => {
    const bombs = [
      'throw { get message() { for (;;); } }',
      'throw Object.defineProperty(new Error(), "message", { get() { for (;;); } })',
      'throw new Proxy({}, { getPrototypeOf() { for (;;); } })',
      'Promise.reject(Object.defineProperty(new Error(), "stack", { get() { for (;;); } })); return 5',
    ];
    for (const bomb of bombs) {
      const { status } = await judge(sandbox, `function f() { ${bomb}; }`, 'assert.strictEqual(f(), 6)', { limits });
      expect(['error', 'timeout', 'failed']).toContain(status);
    }
  });

  test('names its class, its message and where in the program it came up', async () => {
    const program =
      'class Bad extends Error {}\n\nfunction inner() {\n  throw new Bad("no");\n}\nconst f = () => inner();';
    const { tests } = await judge(sandbox, program, 'assert.strictEqual(f(), 5)');
    expect(tests[0]?.exception).toEqual({
      type: 'Bad',
      message: 'no',
      frames: [
        { line: 6, function: 'f', code: 'const f = () => inner();' },
        { line: 4, function: 'inner', code: 'throw new Bad("no");' },
      ],
    });
  });
});
