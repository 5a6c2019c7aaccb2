import { readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux counts processor time. */
const ticks = 100;

/** Processor milliseconds that a process has used, and mebibytes that it has in memory. Linux alone says so. */
export function usageOf(pid: number): { cpuMs: number; memoryMb: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const cpuMs = ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks;
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpuMs, memoryMb: Number(resident) / 1024 };
}
