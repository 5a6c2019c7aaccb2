import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../../../sandbox/open.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { cache, judge } from '../support.ts';
import { standingJails } from './standing.ts';

const jails = await standingJails();

async function within(sandbox: Sandbox, check: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  try {
    await check(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** What this process's children and theirs are called, for those that run our own code. */
const children = (): string[] =>
  readFileSync('/proc/thread-self/children', 'utf8')
    .trim()
    .split(' ')
    .filter((pid) => pid !== '');

describe.each(jails)('a slot on the rung $rung', ({ rung }) => {
  it('judges programs, survives one that never ends, and leaves no process behind', async () => {
    await within(await openSandbox({ cache, slots: 1, rung }), async (sandbox) => {
      const right = await judge(sandbox, 'def f(x):\n    return x + 1\n', 'assert f(1) == 2');
      expect(right).toMatchObject({ status: 'passed', rung });
      const limits = { cpuMs: 300, memoryMb: 256 };
      const endless = await judge(sandbox, 'def f(x):\n    while True: pass\n', 'assert f(1) == 2', { limits });
      expect(endless).toMatchObject({ status: 'timeout', cause: 'cpu_time' });
      const after = await judge(sandbox, 'def f(x):\n    return x + 1\n', 'assert f(1) == 2');
      expect(after.status).toBe('passed');
    });
    expect(children()).toEqual([]);
  });

  it('tells a program that wants too much memory from one that fails', async () => {
    await within(await openSandbox({ cache, slots: 1, rung }), async (sandbox) => {
      const greedy = await judge(sandbox, 'def f(x):\n    return len([0] * 10**9)\n', 'assert f(1) == 2');
      expect(greedy).toMatchObject({ status: 'memory', cause: 'heap_limit' });
    });
  });
});
