import { afterEach, beforeAll, expect, test } from 'vitest';
import { execute, type Guest } from '../../../sandbox/execute.ts';
import { type Enclosed, noJail } from '../../../sandbox/jail/jail.ts';
import { pythonSemantics } from '../../../sandbox/judge/python.ts';
import { launch } from '../../../sandbox/pyodide/launch.ts';
import { type Ask, openPool, type Pool } from '../../../sandbox/slots/pool.ts';
import { SandboxFailure } from '../../../sandbox/port.ts';
import { readProcesses } from '../../../sandbox/slots/process-table.ts';
import { SlotGone } from '../../../sandbox/slots/slot.ts';
import { openTurns } from '../../../sandbox/slots/turns.ts';
import { obtainSnapshot } from '../../../sandbox/pyodide/snapshot.ts';
import { cache, requestFor } from '../support.ts';

let snapshot: string;
let pool: Pool;

beforeAll(async () => {
  snapshot = await obtainSnapshot(cache);
});
afterEach(() => pool.close());

const limits = { cpuMs: 3000, memoryMb: 256 };
const guestOf = (from: Pool): Guest => ({
  languages: ['python'],
  pool: from,
  runtime: 'test',
  semantics: pythonSemantics,
});

function openTestPool(slots = 1, spare = false): Pool {
  return openPool({ turns: openTurns(slots), launch: counted, jail: noJail, spare });
}

let started = 0;

/** Counts the slots that were started. */
function counted(memoryMb: number): Enclosed {
  started += 1;
  return launch('serve', snapshot)(memoryMb);
}

/** The slots' processes that this process has. */
const slotsAlive = (): number =>
  readProcesses().filter((row) => row.alive && row.parent === process.pid && row.group === row.pid).length;

const load = (program: string): string => JSON.stringify({ kind: 'load', program, setup: '', entryPoint: '' });
const right = requestFor('def f(x): return x', [
  { kind: 'value', call: 'f(1)', expected: '1', value: { t: 'int', v: '1' } },
]);

test('runs are served in the order of their coming', async () => {
  pool = openTestPool();
  const order: number[] = [];
  await Promise.all([0, 1, 2, 3].map((run) => pool.run(limits, async () => order.push(run))));
  expect(order).toEqual([0, 1, 2, 3]);
});

test('a program whose slot is lost is run again, and one that loses three is our failure', async () => {
  pool = openTestPool();
  let losses = 1;
  const losing: Pool = {
    ...pool,
    run: (limit, work) =>
      pool.run(limit, (ask) => {
        losses -= 1;
        return losses < 0 ? work(ask) : Promise.reject(new SlotGone('lost'));
      }),
  };
  expect(await execute(guestOf(losing), 'process', right)).toMatchObject({ status: 'passed' });
  losses = 3;
  await expect(execute(guestOf(losing), 'process', right)).rejects.toThrow(SandboxFailure);
  losses = 0;
  expect(await execute(guestOf(losing), 'process', right)).toMatchObject({ status: 'passed' });
});

test("a slot that runs out of memory itself is the program's doing", async () => {
  pool = openTestPool();
  const starving: Pool = {
    ...pool,
    run: () => Promise.reject(new SlotGone('FATAL ERROR: JavaScript heap out of memory')),
  };
  expect(await execute(guestOf(starving), 'process', right)).toMatchObject({ status: 'memory', cause: 'heap_limit' });
});

test('a closed pool refuses what waits', async () => {
  pool = openTestPool();
  const first = pool.run(limits, () => Promise.withResolvers<void>().promise);
  const second = pool.run(limits, () => Promise.resolve());
  const refused = expect(second).rejects.toThrow(SlotGone);
  await pool.close();
  await refused;
  first.catch(() => {});
  await expect(execute(guestOf(pool), 'process', right)).rejects.toThrow(SandboxFailure);
});

test('a killed slot has a warm successor, which waits for no slot to start', async () => {
  const gate = Promise.withResolvers<void>();
  const before = started;
  pool = openPool({
    turns: openTurns(1),
    jail: noJail,
    spare: true,
    launch: async (memoryMb) => {
      const enclosed = counted(memoryMb);
      if (started - before > 2) await gate.promise;
      return enclosed;
    },
  });
  await pool.run(limits, (ask) => ask(load('1')));
  await pool.run(limits, (ask) => ask(load('1')));
  await expect.poll(slotsAlive).toBe(2);
  const ran = await pool.run({ cpuMs: 100, memoryMb: 256 }, (ask) => ask(load('while True: pass')));
  expect(ran).toMatchObject({ value: null, breach: 'cpu_time' });
  expect((await pool.run(limits, (ask) => ask(load('1')))).value?.ending).toBe('answered');
  expect(slotsAlive()).toBe(1);
  gate.resolve();
  await expect.poll(slotsAlive).toBe(2);
  expect(started - before).toBe(3);
});

test('pairs, each with two slots in one turn, all come to their end with a slot more than there are turns', async () => {
  pool = openTestPool(2);
  const both = (one: Ask, other: Ask): Promise<unknown> => Promise.all([one(load('1')), other(load('1'))]);
  const ran = await Promise.all([1, 2, 3, 4].map(() => pool.runPair(limits, both)));
  expect(ran.map(({ breach }) => breach)).toEqual([null, null, null, null]);
  expect(slotsAlive()).toBeLessThanOrEqual(3);
});

test('time of a pair is that of both: one that waits for the other does not sleep', async () => {
  pool = openTestPool();
  const busy = load('for _ in range(4_000_000): pass');
  const inTurn = async (one: Ask, other: Ask): Promise<void> => {
    for (const ask of [one, other]) await ask(busy);
  };
  const ample = { cpuMs: 20_000, memoryMb: 256 };
  const alone = (await pool.run(ample, (ask) => ask(busy))).usage.cpuMs;
  const together = await pool.runPair(ample, inTurn);
  expect(together.usage.cpuMs).toBeGreaterThan(1.3 * alone);
  expect(await pool.runPair({ ...ample, cpuMs: alone }, inTurn)).toMatchObject({ breach: 'cpu_time', value: null });
});

test('a pair that is given up leaves no slot behind that still works', async () => {
  pool = openTestPool();
  const ran = pool.runPair(limits, async (one, other) => {
    void one(load('while True: pass')).catch(() => {});
    await other(load('1'));
    throw new Error('given up');
  });
  await expect(ran).rejects.toThrow('given up');
  expect((await pool.run(limits, (ask) => ask(load('1')))).value?.ending).toBe('answered');
});

test('pools that share turns have no more slots together than twice as many', async () => {
  const options = { turns: openTurns(2), launch: counted, jail: noJail, spare: true };
  const pools = [openPool(options), openPool(options), openPool(options)];
  const most: number[] = [];
  const runs = [0, 1, 2, 0, 1, 2, 2, 1, 0, 0].map(async (which) => {
    const ran = await pools[which]?.run(limits, (ask) => ask(load('1')));
    most.push(slotsAlive());
    return ran?.value?.ending;
  });
  expect(new Set(await Promise.all(runs))).toEqual(new Set(['answered']));
  expect(Math.max(...most)).toBeLessThanOrEqual(4);
  await Promise.all(pools.map((one) => one.close()));
  expect(slotsAlive()).toBe(0);
});

test('a pool that nobody uses starts nothing', async () => {
  started = 0;
  pool = openTestPool(2, true);
  await pool.close();
  expect(started).toBe(0);
});

test('a program that ruins one slot after the other keeps no other program waiting for new ones', async () => {
  pool = openTestPool(2, true);
  const guest = guestOf(pool);
  const ruinous = { ...right, program: 'import os\nos._exit(0)' };
  await Promise.all([execute(guest, 'process', right), execute(guest, 'process', right)]);
  const end = new AbortController();
  const ruin = (async () => {
    while (!end.signal.aborted)
      expect(await execute(guest, 'process', ruinous)).toMatchObject({ cause: 'exited_early' });
  })();
  const before = started;
  for (let run = 0; run < 60; run += 1)
    expect(await execute(guest, 'process', right)).toMatchObject({ status: 'passed' });
  const startedMeanwhile = started - before;
  end.abort();
  await ruin;
  expect(startedMeanwhile).toBeLessThan(30);
});
