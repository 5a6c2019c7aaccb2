import { readFileSync, readdirSync } from 'node:fs';

/** Milliseconds that a process has used, and milliseconds in which it was ready and the machine gave it no processor. */
export interface ProcessClock {
  cpuMs: number;
  waitMs: number;
  /** Somebody stopped it with a signal: its time stands still. */
  stopped: boolean;
}

/** Reads a process's clock from /proc; null where there is none, or the process is gone. */
export function readClock(pid: number): ProcessClock | null {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) => readThread(`/proc/${pid}/task/${thread}`));
    const sum = (index: number): number => threads.reduce((total, times) => total + (times[index] ?? 0), 0) / 1e6;
    return { cpuMs: sum(0), waitMs: sum(1), stopped: isStopped(pid) };
  } catch {
    return null;
  }
}

/** Nanoseconds on a processor, nanoseconds waiting for one, and turns. */
function readThread(folder: string): number[] {
  return readFileSync(`${folder}/schedstat`, 'utf8').trim().split(' ').map(Number);
}

function isStopped(pid: number): boolean {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return /^[Tt]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}
