import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../store/open.ts';
import { newRun } from '../../store/samples.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { type BatchFault, BatchServer } from './server.ts';

const kills = 20;
const atOnce = 3;
const batches = 12;

/** When a process is killed, and what its server makes of the request that it was killed over. */
const moments: { route: string; fault?: BatchFault; waitMs: number }[] = [
  { route: 'POST /v1/files', waitMs: 0 },
  { route: 'POST /v1/files', waitMs: 4 },
  { route: 'POST /v1/batches', waitMs: 0 },
  { route: 'POST /v1/batches', fault: 'drop', waitMs: 0 },
  { route: 'POST /v1/batches', fault: 'drop after', waitMs: 2 },
  { route: 'POST /v1/batches', waitMs: 1 },
  { route: 'POST /v1/batches', waitMs: 8 },
  { route: 'GET /v1/batches', waitMs: 0 },
  { route: 'GET /v1/files', waitMs: 1 },
];

test(`${kills} processes killed about the asking for a batch send none twice and lose none`, {
  timeout: 600_000,
}, async () => {
  const home = temporaryHome();
  const store = await openStore(home);
  onTestFinished(() => store.close());
  await store.runs.create(newRun('first', 1));
  let child: ChildProcess | null = null;
  let killed = 0;
  const fault = (route: string): BatchFault | undefined => {
    const moment = moments[killed % moments.length];
    if (child === null || moment === undefined || killed === kills || !route.startsWith(moment.route)) return undefined;
    const victim = child;
    child = null;
    killed += 1;
    if (moment.waitMs === 0) victim.kill('SIGKILL');
    else setTimeout(() => victim.kill('SIGKILL'), moment.waitMs);
    return moment.fault;
  };
  const server = await new BatchServer({ fault, prompt: true }).listen();
  onTestFinished(() => server.close());

  let ended = false;
  while (!ended) {
    const entry = new URL('batching-process.ts', import.meta.url);
    const born = fork(entry, [home, server.url, String(batches * atOnce), String(atOnce)], { execArgv: [] });
    onTestFinished(() => void born.kill('SIGKILL'));
    child = born;
    const [code] = await once(born, 'exit');
    ended = code === 0;
    if (code !== null && code !== 0)
      throw new Error(`expected a process that ends well or is killed, found code ${code}`);
  }

  expect(killed).toBe(kills);
  expect(new Set(server.sent).size).toBe(batches * atOnce);
  expect(server.sent).toHaveLength(batches * atOnce);
  expect(new Set(server.batches.map(({ tag }) => tag)).size).toBe(server.batches.length);
  const { spent, reserved, calls } = await store.runs.progress('first');
  expect(calls.student.bought).toBe(batches * atOnce);
  expect({ spent: spent.calls, reserved: reserved.calls }).toEqual({ spent: batches * atOnce, reserved: 0 });
  expect(await store.batches.list()).toEqual([]);
});
