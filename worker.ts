import { availableParallelism, totalmem } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { modelActivities, sandboxActivities, storeActivities } from './activities/index.ts';
import { createBatchModel } from './models/batch/model.ts';
import { createCaller } from './models/caller.ts';
import { tellLines } from './models/tell-lines.ts';
import { watchRuns } from './models/watch-runs.ts';
import { createGate } from './models/gate.ts';
import { createKeyRing } from './models/keys.ts';
import { createOpenAIModel } from './models/openai.ts';
import { openSandbox } from './sandbox/open.ts';
import { readSettings, type Settings } from './settings.ts';
import { leaseOwner, openStore } from './store/open.ts';
import { settleMs } from './temporal-config/activity-options.ts';
import { connectionOptions, ownServer } from './temporal-config/connection.ts';
import { cacheFolder } from './temporal-config/server/cache.ts';
import { parseLine } from './temporal-config/supervisor/lines.ts';
import { taskQueues } from './temporal-config/task-queues.ts';
import { workflowBundle } from './temporal-config/workflow-bundle.ts';

/** Milliseconds in which the models process gathers what its calls write, so that one commit serves many. */
const gatherMs = 5;
/** Mebibytes that one slot of the sandbox may take, and the share of the machine's memory that all of them may. */
const slotMb = 600;
const memoryShare = 0.5;

/** Programs at once: one a core, for they are all processor time, and as many as there is memory for. */
function sandboxSlots(): number {
  const forMemory = Math.floor(((totalmem() / 2 ** 20) * memoryShare) / slotMb);
  return Math.max(1, Math.min(availableParallelism(), forMemory));
}

/** Workers of one role, and what ends with them. */
interface Role {
  workers: Partial<WorkerOptions>[];
  /** Called when draining begins, while workers still finish what they have. */
  drain(): Promise<void>;
  close(): Promise<void>;
  keys(keys: Record<string, string>): void;
}

const nothing = async (): Promise<void> => undefined;

async function orchestration(settings: Settings, home: string | null): Promise<Role> {
  const store = await openStore(settings.home);
  const worker = {
    taskQueue: taskQueues(home).orchestration,
    workflowBundle: await workflowBundle(),
    activities: storeActivities(store),
  };
  return { workers: [worker], drain: nothing, close: () => store.close(), keys: () => undefined };
}

async function models(settings: Settings, home: string | null): Promise<Role> {
  const store = await openStore(settings.home, { gatherMs });
  const keyRing = createKeyRing(settings.home);
  const online = createOpenAIModel(keyRing.get, keyRing.refused);
  const gate = createGate(store.runs);
  const { get, refused: onRefused } = keyRing;
  const model = createBatchModel({ online, batches: store.batches, gate, keys: get, onRefused });
  const owner = leaseOwner();
  const caller = createCaller({
    calls: store.calls,
    owner,
    gate,
    model,
    settleMs,
  });
  const stopWatching = watchRuns(store.runs, caller);
  const stopTelling = tellLines(store.lines, owner, caller);
  const { student, teacher } = modelActivities(store, caller);
  const queues = taskQueues(home);
  return {
    // Slots cost nothing here: calls wait in the governor, and an activity that waits for them holds no resource.
    workers: [
      { taskQueue: queues.student, activities: student, maxConcurrentActivityTaskExecutions: 2_000 },
      { taskQueue: queues.teacher, activities: teacher, maxConcurrentActivityTaskExecutions: 2_000 },
    ],
    drain: () => caller.drain(),
    async close() {
      stopWatching();
      stopTelling();
      await store.close();
    },
    keys(keys) {
      keyRing.hand(keys);
      caller.keysChanged();
    },
  };
}

async function sandbox(settings: Settings, home: string | null): Promise<Role> {
  const store = await openStore(settings.home);
  const { jail: rung, python: interpreter } = settings;
  const programs = await openSandbox({ cache: cacheFolder(), slots: sandboxSlots(), rung, interpreter });
  const worker = {
    taskQueue: taskQueues(home).sandbox,
    activities: sandboxActivities(store, programs),
    // More than slots, so that a program is always waiting when a slot is free; few, so that a death repeats little.
    maxConcurrentActivityTaskExecutions: programs.slots * 4,
  };
  return {
    workers: [worker],
    drain: nothing,
    async close() {
      await programs.close();
      await store.close();
    },
    keys: () => undefined,
  };
}

const roles: Record<string, (settings: Settings, home: string | null) => Promise<Role>> = {
  orchestration,
  models,
  sandbox,
};

/** Every role in one process, for small machines; what dies takes the others with it. */
async function all(settings: Settings, home: string | null): Promise<Role> {
  const each = await Promise.all(Object.values(roles).map((make) => make(settings, home)));
  return {
    workers: each.flatMap((role) => role.workers),
    drain: async () => void (await Promise.all(each.map((role) => role.drain()))),
    close: async () => void (await Promise.all(each.map((role) => role.close()))),
    keys: (keys) => each.forEach((role) => role.keys(keys)),
  };
}

const keysLine = z.object({ keys: z.record(z.string(), z.string()) });

/** Lines on standard input: keys for models. Its end is the supervisor's death, and ours. */
function listen(role: Role, stop: () => void): void {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const { success, data } = keysLine.safeParse(parseLine(line));
    if (success) role.keys(data.keys);
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
  const { role: name = 'all', address = '127.0.0.1:7233', namespace = 'persd' } = values;
  const make = name === 'all' ? all : roles[name];
  if (make === undefined) throw new Error(`expected --role orchestration, models, sandbox or all, found ${name}`);

  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const settings = readSettings();
  const role = await make(settings, await homePart(settings));
  const connection = await NativeConnection.connect(connectionOptions(address));
  const shared = { connection, namespace, identity: `${name}@${process.pid}`, shutdownGraceTime: graceMs };
  const workers = await Promise.all(
    role.workers.map((options) => Worker.create({ ...shared, ...options } as WorkerOptions)),
  );
  const stopped = new Promise<void>((resolve) => listen(role, resolve));
  const runs = workers.map((worker) => worker.run());
  // A worker that gives a lost server up must not take calls in flight with it: they are journalled before this process ends.
  const givenUp = Promise.all(runs).then(() => 0, tellLoss);
  // The pipe breaks when the supervisor dies, and calls in flight are still to be journalled.
  process.stdout.on('error', () => undefined);
  process.stdout.write('ready\n');

  const exitCode = await Promise.race([stopped.then(() => 0), givenUp]);
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  await role.drain();
  await Promise.race([Promise.allSettled(runs), sleep(graceMs * 1.5)]);
  await role.close();
  process.exit(exitCode);
}

/** Says why the workers gave up, and answers with the exit code of what is not as it must be. */
function tellLoss(error: unknown): number {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(
    `expected the Temporal server to answer, found that it is lost (${reason}); start it, and this worker again`,
  );
  return 3;
}

/** On a server that others use too, ids and queues carry the home's id. */
async function homePart(settings: Settings): Promise<string | null> {
  if (ownServer() === null) return null;
  const store = await openStore(settings.home);
  await store.close();
  return store.home;
}

await main();
