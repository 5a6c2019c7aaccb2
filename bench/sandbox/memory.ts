import { readFileSync } from 'node:fs';
import { readProcesses } from '../../sandbox/slots/process-table.ts';

/** Milliseconds between two looks: one takes tens of milliseconds itself, and programs a second are what is asked for. */
const interval = 2_000;

function membersOf(pid: number): number[] {
  const members = [pid];
  const processes = readProcesses();
  for (const member of members)
    members.push(...processes.filter(({ parent }) => parent === member).map((child) => child.pid));
  return members;
}

/** Memory of one process, its part of what it shares with others. */
function memoryOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Follows the memory of a process and of all that it started; call what it returns for the mebibytes at the highest moment. */
export function followMemory(pid: number): () => number {
  let highest = 0;
  const look = (): void => {
    highest = Math.max(
      highest,
      membersOf(pid).reduce((sum, member) => sum + memoryOf(member), 0),
    );
  };
  const timer = setInterval(look, interval);
  return () => {
    clearInterval(timer);
    look();
    return highest;
  };
}
