import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { exitCodes } from './client/exit-codes.ts';
import { homeFolder, readSettings, type Settings } from './settings.ts';
import { openStore } from './store/open.ts';
import { connectionOptions, ownServer } from './temporal-config/connection.ts';
import { isDefect, sentenceOf } from './temporal-config/defect.ts';
import { parseLine } from './temporal-config/supervisor/lines.ts';
import { workersOf } from './workers/open.ts';
import type { RoleWorkers } from './workers/role-workers.ts';

const keysLine = z.object({ keys: z.record(z.string(), z.string()) });
/** Every key that came by a line: none of them is to be told. */
const handed: string[] = [];

/** Lines on standard input: keys for models. Its end is the supervisor's death, and ours. */
function listen(opened: RoleWorkers, stop: () => void): void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const { success, data } = keysLine.safeParse(parseLine(line));
    if (!success) return;
    handed.push(...Object.values(data.keys));
    opened.keys(data.keys);
  });
  lines.once('close', stop);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Milliseconds that a stopping worker gives its activities to return; a server that is gone would keep it for ever. */
const graceMs = 10_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { role: { type: 'string' }, address: { type: 'string' }, namespace: { type: 'string' } },
  });
  const { role = 'all', address = '127.0.0.1:7233', namespace = 'persd' } = values;
  const open = workersOf(role);
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const settings = readSettings();
  const opened = await open(settings, await homePart(settings));
  const connection = await connect(address);
  const shared = { connection, namespace, identity: `${role}@${process.pid}`, shutdownGraceTime: graceMs };
  const workers = await Promise.all(
    opened.workers.map((options) => Worker.create({ ...shared, ...options } as WorkerOptions)),
  );
  process.exit(await work(opened, workers));
}

/** Works until somebody asks it to stop or the server is lost; answers with the exit code when all is put away. */
async function work(opened: RoleWorkers, workers: Worker[]): Promise<number> {
  const stopped = new Promise<void>((resolve) => listen(opened, resolve));
  const runs = workers.map((worker) => worker.run());
  // A worker that gives a lost server up must not take calls in flight with it: they are journalled before this process ends.
  const givenUp = Promise.all(runs).then(() => 0, tellLoss);
  // The pipe breaks when the supervisor dies, and calls in flight are still to be journalled.
  process.stdout.on('error', () => undefined);
  process.stdout.write('ready\n');

  const exitCode = await Promise.race([stopped.then(() => 0), givenUp]);
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  await opened.drain();
  await Promise.race([Promise.allSettled(runs), sleep(graceMs * 1.5)]);
  await opened.close();
  return exitCode;
}

/** Throws with a sentence where nothing answers. */
async function connect(address: string): Promise<NativeConnection> {
  const options = connectionOptions(address);
  try {
    return await NativeConnection.connect(options);
  } catch (error) {
    const expected = `expected a Temporal server that answers at ${address}, found none`;
    throw new Error(`${expected} (${reasonOf(error)}); start it, or correct TEMPORAL_ADDRESS`, { cause: error });
  }
}

/** Says why the workers gave up, and answers with the exit code of what is not as it must be. */
function tellLoss(error: unknown): number {
  if (isDefect(error)) return tell(error);
  console.error(
    `expected the Temporal server to answer, found that it is lost (${reasonOf(error)}); start it, and this worker again`,
  );
  return exitCodes.badPlace;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Says what went wrong in a sentence, and answers with the exit code. */
function tell(error: unknown): number {
  console.error(sentenceOf(homeFolder(), error, handed));
  return isDefect(error) ? exitCodes.defect : exitCodes.badPlace;
}

/** On a server that others use too, ids and queues carry the home's id. */
async function homePart(settings: Settings): Promise<string | null> {
  if (ownServer() === null) return null;
  const store = await openStore(settings.home);
  await store.close();
  return store.home;
}

process.once('uncaughtException', (error) => process.exit(tell(error)));
await main();
