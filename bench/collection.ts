import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Client } from '@temporalio/client';
import { cutBlocks } from '../domain/block.ts';
import type { CollectPlan } from '../domain/plan.ts';
import { openStore } from '../store/open.ts';
import type { Progress, Store } from '../store/port.ts';
import { connectClient } from '../temporal-config/connection.ts';
import { entryFile, nodeFlags } from '../temporal-config/entry-file.ts';
import { serverBinary } from '../temporal-config/server/binary.ts';
import { registerAttributes } from '../temporal-config/server/namespace.ts';
import { startServer } from '../temporal-config/server/server.ts';
import { startRun } from '../temporal-config/start-run.ts';
import { roundsTask } from './rounds.ts';
import { usageOf } from './usage.ts';

export interface Measured {
  seconds: number;
  progress: Progress;
  /** Processor milliseconds a task. */
  cpu: { server: number; worker: number; others: number };
  /** Mebibytes of server and worker, when the run began and when it ended. */
  memoryMb: { before: number; after: number };
}

export interface Collection {
  plan: CollectPlan;
  tasks: number;
  tasksPerWorkflow: number;
  /** Models answer at once, in the process that asks them. */
  instant: boolean;
  /** Called while the server still runs. */
  inspect?: (client: Client, run: string) => Promise<void>;
}

/** Runs a whole collection in a home of its own: real server, real orchestration worker, real store and journal. */
export async function measure({ plan, tasks, tasksPerWorkflow, instant, inspect }: Collection): Promise<Measured> {
  const home = mkdtempSync(join(tmpdir(), 'persd-bench-'));
  const store = await openStore(home);
  const server = await startServer(home, await serverBinary());
  const { client, connection } = await connectClient(server);
  await registerAttributes(connection, server.namespace);
  const place = ['--address', server.address, '--namespace', server.namespace];
  const worker = await launch(home, '../worker', ['--role', 'orchestration', ...place]);
  const others = await launch(home, '../bench/stand-in', [...place, ...(instant ? ['--instant'] : [])]);
  try {
    await createRun(store, plan, tasks, tasksPerWorkflow);
    const pids = { server: server.pid, worker: worker.pid ?? 0, others: others.pid ?? 0 };
    const before = usages(pids);
    const from = performance.now();
    await runToEnd(client, store, plan.name);
    const seconds = (performance.now() - from) / 1000;
    const after = usages(pids);
    await inspect?.(client, plan.name);
    return { seconds, progress: await store.runs.progress(plan.name), ...compare(before, after, tasks) };
  } finally {
    for (const child of [worker, others]) await end(child);
    await connection.close();
    await server.stop();
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function createRun(store: Store, plan: CollectPlan, tasks: number, tasksPerWorkflow: number): Promise<void> {
  const numbered = Array.from({ length: tasks }, (_, number) => ({ task: roundsTask(number), position: number }));
  await store.runs.create({ plan, tasks: numbered, tasksPerWorkflow, blocks: cutBlocks(tasks, tasksPerWorkflow, 0) });
}

async function runToEnd(client: Client, store: Store, name: string): Promise<void> {
  const run = await store.runs.get(name);
  if (run === null) throw new Error(`the run ${name} was not created`);
  const id = await startRun(client, store, { home: null, attributes: true }, run);
  await client.workflow.getHandle(id).result();
}

async function launch(home: string, entry: string, args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...nodeFlags, entryFile(entry), ...args], {
    env: { ...process.env, PERSD_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) if (line === 'ready') return child;
  throw new Error(`${entry} ended before it was ready`);
}

async function end(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null) await once(child, 'exit');
}

type Pids = Record<'server' | 'worker' | 'others', number>;

const usages = (pids: Pids) => ({
  server: usageOf(pids.server),
  worker: usageOf(pids.worker),
  others: usageOf(pids.others),
});

function compare(before: ReturnType<typeof usages>, after: ReturnType<typeof usages>, tasks: number) {
  const spent = (who: keyof Pids): number => (after[who].cpuMs - before[who].cpuMs) / tasks;
  const memory = (of: ReturnType<typeof usages>): number => of.server.memoryMb + of.worker.memoryMb;
  return {
    cpu: { server: spent('server'), worker: spent('worker'), others: spent('others') },
    memoryMb: { before: memory(before), after: memory(after) },
  };
}
