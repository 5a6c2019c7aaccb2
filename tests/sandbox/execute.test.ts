import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/port.ts';
import { judge, openTestSandbox, requestFor } from './support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(2);
});
afterAll(() => sandbox.close());

describe('execute', () => {
  test('stops at the first test that does not pass, and shows what it got', async () => {
    const execution = await judge(
      sandbox,
      'def f(x): return [x]',
      "assert f(1) == [1]\nassert f('a') == ['b']\nassert f(3) == [3]",
    );
    expect(execution).toMatchObject({ status: 'failed', executed: 2, total: 3, assurance: 'values' });
    expect(execution.tests[1]).toEqual({
      index: 1,
      status: 'failed',
      call: "f('a')",
      expected: "['b']",
      actual: "['a']",
      types: null,
      exception: null,
    });
  });

  test('runs every test where all are asked for, and the gravest decides', async () => {
    const program = 'def f(x): return 1 // x';
    const execution = await judge(sandbox, program, 'assert f(2) == 1\nassert f(0) == 1\nassert f(1) == 1', {
      allTests: true,
    });
    expect(execution.tests.map(({ status }) => status)).toEqual(['failed', 'error', 'passed']);
    expect(execution).toMatchObject({ status: 'error', cause: 'exception' });
  });

  test("tells of an exception by the program's own frames, without a word of where it ran", async () => {
    const program = 'def g(x):\n    return int(x)\n\ndef f(x):\n    return g(x)\n';
    const execution = await judge(sandbox, program, "assert f('a') == 1");
    expect(execution.tests[0]?.exception).toEqual({
      type: 'ValueError',
      message: "invalid literal for int() with base 10: 'a'",
      frames: [
        { line: 5, function: 'f', code: 'return g(x)' },
        { line: 2, function: 'g', code: 'return int(x)' },
      ],
    });
    expect(JSON.stringify(execution)).not.toMatch(/host|pyodide\/|\/lib\/|\/tmp\//);
  });

  test('evaluates each call anew, so that no test sees what another changed', async () => {
    const program = 'def f(x):\n    x.append(1)\n    return len(x)';
    expect(await judge(sandbox, program, 'assert f([]) == 1\nassert f([]) == 1')).toMatchObject({ status: 'passed' });
  });

  test('compares what a call prints after trimming', async () => {
    const ask = (stdout: string): ReturnType<Sandbox['execute']> =>
      sandbox.execute(requestFor('def f(x):\n  print(x)\n  print("b ")', [{ kind: 'stdout', call: 'f("a")', stdout }]));
    expect(await ask('a\nb')).toMatchObject({ status: 'passed', assurance: 'values' });
    expect(await ask('a\nc')).toMatchObject({ status: 'failed', cause: 'assertion' });
  });

  test("runs the setup in the program's namespace, after the program", async () => {
    const program = 'class Node:\n    def __init__(self, v): self.v = v\ndef f(node): return node.v';
    const execution = await judge(sandbox, program, 'assert f(root) == 7', { setup: 'root = Node(7)' });
    expect(execution.status).toBe('passed');
  });

  test('runs tests that are no comparisons where the program is not', async () => {
    const code = 'for x in range(3):\n    assert 2 * f(x) == 2 * x';
    const execution = await judge(sandbox, 'def f(x): return x', code);
    expect(execution).toMatchObject({ status: 'passed', assurance: 'two-slot' });
    const wrong = await judge(sandbox, 'def f(x): return 1', code);
    expect(wrong).toMatchObject({ status: 'failed', cause: 'assertion', assurance: 'two-slot' });
  });

  test('says of tests that run beside the program that they assure little', async () => {
    const execution = await judge(
      sandbox,
      'def f(x): return x',
      'import gc\nassert f(gc.isenabled()) == gc.isenabled()',
    );
    expect(execution).toMatchObject({ status: 'passed', assurance: 'weak' });
  });

  test('says of what class a wrong answer is', async () => {
    const { tests } = await judge(sandbox, 'def f(x): return (x,)', 'assert f(1) == [1]');
    expect(tests[0]).toMatchObject({ expected: '[1]', actual: '(1,)', types: { expected: 'list', actual: 'tuple' } });
  });

  test.each([
    ['answers', 'def f(x): return [0] * 2_000_000', 'assert f(1) == [0]'],
    ['nests', 'def f(x):\n  for _ in range(60): x = [x]\n  return x', 'assert f(1) == [0]'],
    ['prints', 'def f(x):\n  while True: print("x" * 100_000)', 'assert f(1) == 1'],
  ])('ends a program that %s beyond all measure', async (_, program, code) => {
    expect(await judge(sandbox, program, code)).toMatchObject({ status: 'error', cause: 'output_limit' });
  });

  test('gives tests the builtins and modules that the program found, not those that it left', async () => {
    const patches =
      'import builtins, sys, types\nbuiltins.abs = lambda x: 0\nm = types.ModuleType("fake")\nsys.modules["fake"] = m\nabs = 1\ndef f(x): return -x';
    expect(await judge(sandbox, patches, 'assert f(1) == -1\nassert abs(f(2)) != 0')).toMatchObject({
      status: 'passed',
    });
    expect(await judge(sandbox, patches, 'import fake\nassert fake.g(f(1))')).toMatchObject({
      cause: 'unsupported_dependency',
    });
  });

  test('shows the line of a test at which it failed', async () => {
    const code = 'import math\nfor x in range(3):\n    assert f(x) == math.floor(x)';
    const execution = await judge(sandbox, 'def f(x): return 0', code);
    expect(execution.tests[0]).toMatchObject({ status: 'failed', call: 'assert f(x) == math.floor(x)' });
  });

  test('tells warnings from what a program prints', async () => {
    const program =
      'import sys, warnings\ndef f(x):\n    warnings.warn("careful")\n    print("\\d", file=sys.stderr)\n    print(x)';
    const tests = [{ kind: 'stdout' as const, call: 'f(1)', stdout: '1' }];
    expect(await sandbox.execute(requestFor(program, tests))).toMatchObject({ status: 'passed', stdout: '1\n' });
  });

  test('keeps the end of what was printed and stays small before a flood', async () => {
    const program = 'def f(n):\n    for i in range(n): print("line", i)\n    print("\\x1b[31mend")\n    return n';
    const execution = await judge(sandbox, program, 'assert f(100000) == 100000');
    expect(execution.status).toBe('passed');
    expect(execution.stdout).toMatch(/line 99999\n\[31mend\n$/);
    expect(execution.stdout.length).toBeLessThanOrEqual(500);
  });

  test.each([
    ["{1: 'a'}.values()", "dict_values(['a'])"],
    ['range(3)', 'range(0, 3)'],
    ['__import__("re").match("a", "ab")', "<re.Match object; span=(0, 1), match='a'>"],
    // An address is another one each time.
    ['iter([])', '<builtins.list_iterator>'],
    ['lambda: 1', '<builtins.function>'],
    ['type("Own", (), {"__repr__": lambda self: "forged"})()', '<solution.Own>'],
  ])(
    'shows an answer that has no form, %s, by what the library prints of it, or by its class',
    async (answer, shown) => {
      const { tests } = await judge(sandbox, `def f(x): return ${answer}`, 'assert f(1) == [1]');
      expect(tests[0]).toMatchObject({ status: 'failed', actual: shown });
    },
  );

  test('asks a test that hands over a function for its value too', async () => {
    const execution = await judge(
      sandbox,
      'def f(g): return [g(1), g(3)]',
      'assert f(lambda x: x < 2) == [True, False]',
    );
    expect(execution).toMatchObject({ status: 'passed', assurance: 'values' });
  });

  test.each([
    ['loops', 'while True: pass'],
    ['sleeps', 'import time; time.sleep(3600)'],
    ['works in C', 'sum(range(10 ** 12))'],
    ['catches everything', '\n    while True:\n      try:\n        while True: pass\n      except BaseException: pass'],
  ])('ends a program that %s, remembers which test it was, and goes on with the next program', async (_, body) => {
    const limits = { cpuMs: 500, memoryMb: 256 };
    const program = `def f(x):\n    if x == 1: return 1\n    ${body}`;
    const execution = await judge(sandbox, program, 'assert f(1) == 1\nassert f(2) == 2', { limits });
    expect(execution.status).toBe('timeout');
    expect(['cpu_time', 'wall_time']).toContain(execution.cause);
    expect(execution.tests.map(({ call, status }) => `${call} ${status}`)).toEqual(['f(1) passed', 'f(2) error']);
    expect(execution.cpuMs).toBeLessThan(1500);
    expect(await judge(sandbox, 'def f(x): return x', 'assert f(1) == 1', { limits })).toMatchObject({
      status: 'passed',
    });
  });

  test('gives a program more memory than usual where the plan says so', async () => {
    const program = 'def f(x): return len(bytearray(300 << 20))';
    const execution = await judge(sandbox, program, `assert f(1) == ${300 << 20}`, {
      limits: { cpuMs: 3000, memoryMb: 512 },
    });
    expect(execution.status).toBe('passed');
  });
});
