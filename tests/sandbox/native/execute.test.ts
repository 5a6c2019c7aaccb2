import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findInterpreter } from '../../../sandbox/native/interpreter.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { judge, openTestSandbox, requestFor } from '../support.ts';
import { gives, jailsHere, type NativeBench, openBench, verdictOn } from './support.ts';

const [jail] = await jailsHere();

/** Programs, with what tests of `f` say of them and their verdicts, which are the same in WebAssembly. */
const programs: [program: string, tests: string, status: string, cause: string | null][] = [
  ['def f(x): return x + 1', 'assert f(1) == 2', 'passed', null],
  ['def f(x): return [x]', 'assert f(1) == (1,)', 'failed', 'assertion'],
  ['def f(x): return 1 / x', 'assert f(0) == 1', 'error', 'exception'],
  ['def f(x) return x', 'assert f(1) == 1', 'error', 'syntax'],
  ['def g(x): return x', 'assert f(1) == 1', 'error', 'name'],
  ['import nowhere_to_be_found\ndef f(x): return x', 'assert f(1) == 1', 'error', 'unsupported_dependency'],
  ['def f(x): return f(x)', 'assert f(1) == 1', 'error', 'recursion'],
  ['import sys\ndef f(x): sys.exit(0)', 'assert f(1) == 1', 'error', 'exited_early'],
  ['def f(x): return [0] * 10 ** 9', 'assert f(1) == 1', 'memory', 'heap_limit'],
  ['def f(x):\n    while True: pass', 'assert f(1) == 1', 'timeout', 'cpu_time'],
  ['import time\ndef f(x): time.sleep(3600)', 'assert f(1) == 1', 'timeout', 'wall_time'],
  ['def f(xs):\n    xs.sort()', 'a = [2, 1]\nf(a)\nassert a == [1, 2]', 'passed', null],
  ['def f(xs):\n    xs.sort()', 'for n in range(3):\n    assert f([n]) == n', 'failed', 'assertion'],
  ['def f(g): return g(2)', 'assert f(lambda x: x * 2) == 4', 'passed', null],
  ['import asyncio\nasync def g(x): return x\ndef f(x): return asyncio.run(g(x))', 'assert f(1) == 1', 'passed', null],
];

describe.skipIf(jail === undefined)('native execution', { timeout: 60_000 }, () => {
  let bench: NativeBench;
  let wasm: Sandbox;

  beforeAll(async () => {
    if (jail) bench = await openBench(jail);
    wasm = await openTestSandbox(1);
  });
  afterAll(async () => {
    await bench.close();
    await wasm.close();
  });

  test.each(programs)('judges as WebAssembly does: %j against %j is %s', async (program, code, status, cause) => {
    const native: Sandbox = { ...wasm, execute: (request) => bench.execute(request) };
    const limits = { cpuMs: 500, memoryMb: 256 };
    const told = await judge(native, program, code, { entryPoint: 'f', limits });
    expect(told).toMatchObject({ status, cause, rung: jail?.rung });
    const other = await judge(wasm, program, code, { entryPoint: 'f', limits });
    const { tests, assurance, exception } = other;
    expect({ ...told, tests: told.tests.map(({ status: one }) => one) }).toMatchObject({
      status: other.status,
      cause: other.cause,
      assurance,
      tests: tests.map(({ status: one }) => one),
    });
    expect(told.exception?.type).toBe(exception?.type);
  });

  test('is what a sandbox does when a request says so, and says which interpreter it was', async () => {
    const { version } = await findInterpreter('python3');
    const request = requestFor('def f(x): return x', [gives('f(1)', 1)]);
    const { runtime, status } = await wasm.execute({ ...request, python: 'native' });
    expect([status, runtime]).toEqual(['passed', `CPython ${version}`]);
    expect((await wasm.execute(request)).runtime).toMatch(/^pyodide /);
  });

  test('orders sets by the hash seed that is asked for', async () => {
    const request = requestFor('def f(x): return [*{"a", "b", "c", "d", "e"}]', [gives('f(1)', 1)], {
      python: 'native',
    });
    const shown = async (hashSeed: 0 | 1) => (await wasm.execute({ ...request, hashSeed })).tests[0]?.actual;
    const orders = [await shown(0), await shown(1), await shown(0), await shown(1)];
    expect(orders[0]).not.toBe(orders[1]);
    expect(orders.slice(2)).toEqual(orders.slice(0, 2));
  });

  test('goes on with the next program after one that was killed', async () => {
    const limits = { cpuMs: 300, memoryMb: 256 };
    for (const program of [
      'while True: pass',
      'def f(x):\n    try:\n        while True: pass\n    finally:\n        f(x)',
    ])
      expect((await verdictOn(bench, program, { limits })).status).toBe('timeout');
    expect((await verdictOn(bench, 'def f(x): return x', { limits })).status).toBe('passed');
  });

  test('keeps the end of what was printed and stays small before a flood', async () => {
    const program = 'def f(n):\n    for i in range(n): print("line", i)\n    return 1';
    const execution = await bench.execute(requestFor(program, [gives('f(100000)', 1)]));
    expect(execution.status).toBe('passed');
    expect(execution.stdout).toMatch(/line 99999\n$/);
    expect(execution.stdout.length).toBeLessThanOrEqual(500);
  });
});

describe.skipIf(jail === undefined)('packages', { timeout: 60_000 }, () => {
  let folder: string;
  let bench: NativeBench;

  beforeAll(async () => {
    // Not in /tmp, which programs have of their own, wherever this clone lies.
    folder = mkdtempSync('/var/tmp/persd-venv-');
    const venv = join(folder, 'venv');
    execFileSync('python3', ['-m', 'venv', '--without-pip', venv]);
    const python = join(venv, 'bin/python3');
    const site = execFileSync(python, ['-I', '-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], {
      encoding: 'utf8',
    }).trim();
    await mkdir(join(folder, 'elsewhere'));
    writeFileSync(join(folder, 'elsewhere/far.py'), 'number = 1\n');
    writeFileSync(join(site, 'elsewhere.pth'), `${join(folder, 'elsewhere')}\n`);
    writeFileSync(join(site, 'near.py'), 'number = 1\n');
    if (jail) bench = await openBench(jail, 1, python);
  });
  afterAll(async () => {
    await bench.close();
    await rm(folder, { recursive: true });
  });

  test("of the interpreter's environment are there, and cannot be changed", async () => {
    expect((await verdictOn(bench, 'import near\ndef f(x): return near.number')).status).toBe('passed');
    const change = 'import near\ndef f(x):\n    open(near.__file__, "a").write("x")\n    return 1';
    expect((await verdictOn(bench, change)).status).toBe('error');
  });

  test('that lie in somebody’s own folders are not', async () => {
    expect(await verdictOn(bench, 'import far\ndef f(x): return 1')).toMatchObject({
      status: 'error',
      cause: 'unsupported_dependency',
    });
  });
});
