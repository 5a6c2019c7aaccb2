import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CodeExecution } from '../../../domain/execution.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { readProcesses } from '../../../sandbox/slots/process-table.ts';
import { judge, openTestSandbox, requestFor } from '../support.ts';

let burners: ChildProcess[] = [];
let sandbox: Sandbox;
/** Milliseconds of processor time that `busy` takes here, with nothing beside it. */
let aloneMs: number;

const busy = 'def f():\n    total = 0\n    for number in range(3_000_000): total += number\n    return total\n';

/** As the 1.2 seconds of a program stand to a limit of 3. */
const run = (): Promise<CodeExecution> =>
  judge(sandbox, busy, 'assert f() == 4499998500000', { limits: { cpuMs: Math.ceil(2.5 * aloneMs), memoryMb: 256 } });

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
  aloneMs = (await judge(sandbox, busy, 'assert f() == 4499998500000')).cpuMs;
  await sandbox.close();
});
afterEach(() => sandbox.close());
afterAll(() => {
  for (const burner of burners) burner.kill('SIGKILL');
});

const children = (): number[] =>
  readProcesses()
    .filter((row) => row.alive && row.parent === process.pid && !burners.some(({ pid }) => pid === row.pid))
    .map(({ pid }) => pid);

test.each([1, 2, 4])('%i at once pass beside two busy processes as they do alone', async (slots) => {
  sandbox = await openTestSandbox(slots);
  burners = [1, 2].map(() => spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' }));
  const ran = await Promise.all(Array.from({ length: 8 }, run));
  for (const burner of burners) burner.kill('SIGKILL');
  expect(ran.map(({ status }) => status)).toEqual(ran.map(() => 'passed'));
});

test('a program that sleeps runs out of time all the same, and its neighbour does not notice', async () => {
  sandbox = await openTestSandbox(2);
  const asleep = requestFor('import time\ndef f(): time.sleep(600)', [{ kind: 'code', code: 'assert f()' }], {
    limits: { cpuMs: 200, memoryMb: 256 },
  });
  const [slept, passed] = await Promise.all([sandbox.execute(asleep), run()]);
  expect(passed.status).toBe('passed');
  expect(slept).toMatchObject({ status: 'timeout', cause: 'wall_time' });
  expect(slept.wallMs).toBeLessThan(5_000);
});

// Ten slots are started anew, each of which takes most of a second of a processor that others may use as well.
test('hundreds of runs, some of which ruin their slot, leave nothing behind', { timeout: 240_000 }, async () => {
  sandbox = await openTestSandbox(1);
  const ruins = ['import os\nos._exit(0)', 'import js', 'import os\nos.abort()', 'while True: pass'];
  const right = (): Promise<CodeExecution> => judge(sandbox, 'def f(x): return x', 'assert f(1) == 1');
  await right();
  const held = readdirSync('/proc/self/fd').length;
  for (let turn = 0; turn < 200; turn += 1) {
    const ruin = turn % 20 === 0 ? ruins[(turn / 20) % ruins.length] : undefined;
    const limits = { cpuMs: 300, memoryMb: 256 };
    if (ruin) expect((await judge(sandbox, ruin, 'assert True', { limits })).status).not.toBe('passed');
    expect(await right()).toMatchObject({ status: 'passed' });
  }
  expect(children().length).toBeLessThanOrEqual(3);
  // Each process has three pipes, and its clock some files for each of its threads; a slot or two more may be open now.
  expect(readdirSync('/proc/self/fd').length).toBeLessThan(held + 150);
  await sandbox.close();
  expect(children()).toEqual([]);
});
