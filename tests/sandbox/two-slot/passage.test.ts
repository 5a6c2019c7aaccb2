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

describe('the way to the tests', () => {
  test('is shut while a program is loaded, and while it is asked by value', async () => {
    const program =
      'def reach():\n    way = open("/dev/crossing", "r+b", buffering=0)\n    way.write(b"x")\n    try:\n        return way.read(1)\n    except OSError:\n        return "shut"\nfirst = reach()\ndef f(x): return [first, reach()]';
    const [split] = await sandbox.reader.splitTests([{ code: "assert f(1) == ['shut', 'shut']", entryPoint: 'f' }]);
    const tests = split?.ok ? split.tests : [];
    expect(await sandbox.execute(requestFor(program, tests))).toMatchObject({ status: 'passed', assurance: 'values' });
  });

  test('does not lead to what the tests know', async () => {
    const program =
      'def f(g):\n    names = "__globals__", "__code__", "__closure__", "__defaults__", "__self__", "gi_frame", "gi_code", "f_globals", "__dict__", "__class__"\n    return [name for name in names if name != "__class__" and hasattr(g, name)]';
    const code =
      'want = 5\nfor g in (lambda: want, (want for _ in range(1)), print, len, [].append):\n    assert f(g) in ([], ["__self__"])';
    expect(await apart(program, code)).toMatchObject({ status: 'passed', assurance: 'two-slot' });
  });

  test('is not endless: calls that call one another are cut off', async () => {
    const code = 'def again(n): return f(n, again)\nassert f(1, again) == 0';
    expect(await apart('def f(n, g): return g(n + 1)', code)).toMatchObject({ status: 'error', cause: 'recursion' });
  });

  test('keeps nothing of an answer for the next program', async () => {
    const leaving =
      'def f(x):\n    way = open("/dev/crossing", "r+b", buffering=0)\n    way.write(b\'[[],[],["names",["x"]]]\')\n    return len(way.read(1))';
    const looking =
      'def look():\n    try:\n        return len(open("/dev/crossing", "rb", buffering=0).read(9))\n    except OSError:\n        return 0\nfound = look()\ndef f(x): return found';
    // Which of the two interpreters a program gets is nobody's to choose, so that it takes several to come upon the same.
    for (let round = 0; round < 16; round += 1) {
      expect(await apart(leaving, 'assert f(1) == f(1) == 1')).toMatchObject({
        status: 'passed',
        assurance: 'two-slot',
      });
      expect(await apart(looking, 'assert f(1) == f(1) == 0')).toMatchObject({
        status: 'passed',
        assurance: 'two-slot',
      });
    }
  });

  test('serves the next program as if nothing had been', async () => {
    await apart('import os\ndef f(x): os._exit(0)', 'assert f(1) == f(1)');
    expect(await apart('def f(x): return x', 'assert f(1) == f(1)')).toMatchObject({ status: 'passed' });
  });
});
