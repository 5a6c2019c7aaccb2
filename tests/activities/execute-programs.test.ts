// A real store and a real sandbox; replies are written into the journal by hand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTasks } from '../../activities/check-tasks.ts';
import { executePrograms } from '../../activities/execute-programs.ts';
import { openSandbox } from '../../sandbox/open.ts';
import type { Value } from '../../domain/value.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import { leaseOwner } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { doubling, perform, storeWith } from './home.ts';
import { suiteFolder } from '../support/temporary-home.ts';

const cache = suiteFolder();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ cache, slots: 2 });
});
afterAll(() => sandbox.close());

/** Puts a reply into the journal as the models process does. */
async function reply(store: Store, key: string, text: string, finish = 'stop'): Promise<void> {
  const call = {
    key,
    run: 'run',
    role: 'student',
    stage: 'attempt',
    task: 'double',
    identity: 's',
    host: '127.0.0.1:1',
    maxTokens: 100,
    request: '{}',
  } as const;
  await store.calls.claim(call, leaseOwner());
  await store.calls.settle(
    key,
    { text, reasoning: '', finish: { unified: finish, raw: finish }, usage: null, raw: '{}' },
    { usd: 0, calls: 1, tokens: 0 },
  );
}

describe('executing programs', () => {
  it.each([
    ['a right continuation', '\n    return x + x\n', 'passed'],
    ['a wrong one', '\n    return x + 2\n', 'failed'],
    ['one that raises', '\n    return y\n', 'error'],
    ['one that never ends', '\n    while True:\n        pass\n', 'timeout'],
    ['no program at all', '\n    return (\n', 'error'],
  ])('writes down the verdict on %s', async (_title, text, status) => {
    const store = await storeWith([doubling], { limits: { cpuMs: 500, memoryMb: 256 } });
    await reply(store, 'k', text);
    const programs = [{ number: 0, kind: 'attempt', index: 0, call: 'k' } as const];
    const executed = await perform(executePrograms(store, sandbox), { run: 'run', programs });
    expect(executed).toMatchObject([{ number: 0, kind: 'attempt', index: 0, status }]);
    const written = await store.programs.readOne('run', 0, 'attempt', 0);
    expect(written).toMatchObject({ call: 'k', execution: { status } });
  });

  it('notes that a reply was cut off', async () => {
    const store = await storeWith([doubling]);
    await reply(store, 'k', '\n    return x', 'length');
    await perform(executePrograms(store, sandbox), {
      run: 'run',
      programs: [{ number: 0, kind: 'attempt', index: 0, call: 'k' }],
    });
    expect(await store.programs.readOne('run', 0, 'attempt', 0)).toMatchObject({ truncated: true });
  });

  it('keeps what follows the header apart, for rows that are trained', async () => {
    const store = await storeWith([doubling]);
    await reply(store, 'k', '\n    return x * 2\n\nprint(double(4))\n');
    await perform(executePrograms(store, sandbox), {
      run: 'run',
      programs: [{ number: 0, kind: 'attempt', index: 0, call: 'k' }],
    });
    const { completion, program } = (await store.programs.readOne('run', 0, 'attempt', 0)) ?? {};
    expect(completion).toBe('\n    return x * 2\n');
    expect(program).not.toContain('print');
  });
});

describe('checking tasks', () => {
  it('executes each gold program before anything is bought', async () => {
    const wrong = { ...doubling, id: 'wrong', gold: 'def double(x):\n    return x\n' };
    const bare = { ...doubling, id: 'bare', gold: null };
    const store = await storeWith([doubling, wrong, bare]);
    const { tasks, rules, models } = await perform(checkTasks(store, sandbox), {
      run: 'run',
      block: { from: 0, to: 2 },
    });
    expect(tasks.map(({ id, gold }) => [id, gold])).toEqual([
      ['double', 'passed'],
      ['wrong', 'failed'],
      ['bare', 'missing'],
    ]);
    expect(rules).toEqual({ attempts: 1, refinements: 1, gold: 'task', goldFor: 'failed' });
    expect(models).toEqual({ student: 'student', teacher: 'teacher' });
  });

  it('refuses tasks whose tests could be forged, where the plan says so', async () => {
    const weak = {
      ...doubling,
      tests: [{ kind: 'code', code: 'import inspect\nassert inspect.isfunction(double)' } as const],
    };
    const store = await storeWith([weak], { sandbox: { python: 'wasm', refuseWeak: true } });
    const { tasks } = await perform(checkTasks(store, sandbox), { run: 'run', block: { from: 0, to: 0 } });
    expect(tasks).toMatchObject([
      { failure: { type: 'unreadable_task', message: expect.stringContaining('refuseWeak') } },
    ]);
  });

  it('takes no gold that passes only under one order of a set', async () => {
    const gold = 'def double(x):\n    return list({"a", "b", "c", "d", "e", "f"})\n';
    const expected = await hashedOrder();
    const test = { kind: 'value', call: 'double(1)', expected: 'a list', value: expected } as const;
    const store = await storeWith([{ ...doubling, gold, tests: [test] }]);
    const { tasks } = await perform(checkTasks(store, sandbox), { run: 'run', block: { from: 0, to: 0 } });
    expect(tasks).toMatchObject([
      { failure: { type: 'unreadable_task', message: expect.stringContaining('another') } },
    ]);
  });
});

/** The order of that set under the usual seed, found as its author would have found it: by trying. */
async function hashedOrder(): Promise<Value> {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
  const call = 'double(1)';
  const { tests } = await sandbox.execute({
    language: 'python',
    program: 'def double(x):\n    return list({"a", "b", "c", "d", "e", "f"})\n',
    setup: '',
    tests: [{ kind: 'value', call, expected: '[]', value: { t: 'list', v: [] } }],
    entryPoint: 'double',
    limits: { cpuMs: 3000, memoryMb: 256 },
    allTests: true,
  });
  const order = letters.toSorted((one, other) => at(tests[0]?.actual, one) - at(tests[0]?.actual, other));
  return { t: 'list', v: order.map((letter) => ({ t: 'str', v: letter })) };
}

const at = (text: string | null | undefined, letter: string): number => text?.indexOf(`'${letter}'`) ?? -1;
