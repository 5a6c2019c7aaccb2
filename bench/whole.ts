import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { entryFile, nodeFlags } from '../temporal-config/entry-file.ts';
import { measure } from './collection.ts';
import { latencyOf, type Shape } from './latency.ts';
import { benchPlan } from './plan.ts';

export interface WholeSetting {
  /** About so many calls: 1.75 a task. */
  calls: number;
  /** Tasks a workflow. */
  size: number;
  shape: Shape;
  meanMs: number;
  slots: number;
}

export interface Whole {
  served: number;
  seconds: number;
  /** What the slots would take if none were ever idle: all latencies ÷ slots. */
  idealSeconds: number;
  /** What the slots take when the same latencies are handed to them in the same order with nothing between: no call can be cut in two. */
  bestSeconds: number;
  /** Processor milliseconds a task, server and worker together. */
  cpuMs: number;
}

/** A whole collection over HTTP. */
export async function measureCollection({ calls, size, shape, meanMs, slots }: WholeSetting): Promise<Whole> {
  const server = spawn(process.execPath, [...nodeFlags, entryFile('../bench/model-server'), shape, String(meanMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const { url } = await nextLine<{ url: string }>(lines);
  const tasks = Math.ceil(calls / 1.75);
  const { seconds, cpu } = await measure({
    plan: benchPlan('bench', url, slots),
    tasks,
    tasksPerWorkflow: size,
    instant: false,
  });
  const { served } = await stop(server, lines);
  const latencies = Array.from({ length: served }, (_, n) => latencyOf(shape, meanMs)(n + 1) / 1000);
  return {
    served,
    seconds,
    idealSeconds: latencies.reduce((sum, latency) => sum + latency, 0) / slots,
    bestSeconds: handedOut(latencies, slots),
    cpuMs: cpu.server + cpu.worker,
  };
}

/** When the last of the slots is free, each latency in turn having gone to the slot that was free first. */
function handedOut(latencies: number[], slots: number): number {
  const freeAt = Array.from({ length: slots }, () => 0);
  for (const latency of latencies) {
    const first = Math.min(...freeAt);
    freeAt[freeAt.indexOf(first)] = first + latency;
  }
  return Math.max(...freeAt);
}

async function stop(server: ChildProcess, lines: Interface): Promise<{ served: number }> {
  server.stdin?.end();
  return nextLine(lines);
}

function nextLine<T>(lines: Interface): Promise<T> {
  return new Promise((resolve) => lines.once('line', (line) => resolve(JSON.parse(line))));
}
