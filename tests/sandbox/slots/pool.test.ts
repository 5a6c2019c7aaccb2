import { afterEach, beforeAll, expect, test } from 'vitest';
import { execute, type Guest } from '../../../sandbox/execute.ts';
import { noJail } from '../../../sandbox/jail/jail.ts';
import { pythonSemantics } from '../../../sandbox/judge/python.ts';
import { launch } from '../../../sandbox/pyodide/launch.ts';
import { openPool, type Pool } from '../../../sandbox/slots/pool.ts';
import { SandboxFailure } from '../../../sandbox/port.ts';
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

function openTestPool(): Pool {
  return openPool({ turns: openTurns(1), launch: launch('serve', snapshot), jail: noJail, spare: false });
}
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
