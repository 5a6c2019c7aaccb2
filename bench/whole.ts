import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { entryFile, nodeFlags } from '../temporal-config/entry-file.ts';
import { measure } from './collection.ts';
import { benchPlan } from './plan.ts';

export interface WholeSetting {
  /** About so many calls: 1.75 a task. */
  calls: number;
  /** Tasks a workflow. */
  size: number;
  shape: 'constant' | 'log-normal';
  meanMs: number;
  slots: number;
}

/** A whole collection over HTTP. Ideal is the time that the slots would take if none were ever idle: all latencies ÷ slots. */
export async function measureCollection({ calls, size, shape, meanMs, slots }: WholeSetting) {
  const server = spawn(process.execPath, [...nodeFlags, entryFile('../bench/model-server'), shape, String(meanMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const { url } = await nextLine<{ url: string }>(lines);
  const tasks = Math.ceil(calls / 1.75);
  const { seconds } = await measure({
    plan: benchPlan('bench', url, slots),
    tasks,
    tasksPerWorkflow: size,
    instant: false,
  });
  const { served, latencyMs } = await stop(server, lines);
  return { served, seconds, idealSeconds: latencyMs / 1000 / slots };
}

async function stop(server: ChildProcess, lines: Interface): Promise<{ served: number; latencyMs: number }> {
  server.stdin?.end();
  return nextLine(lines);
}

function nextLine<T>(lines: Interface): Promise<T> {
  return new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line))));
}
