import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { readProcesses } from './process-table.ts';

/** Milliseconds within which a killed process has to be gone. */
const goneMs = 10_000;

/**
 * Kills a process, its group and all that its clock knows, again and again until none of them is alive. Rejects, naming
 * them, when some still are after ten seconds.
 */
export async function endFamily(pid: number, clock: Clock): Promise<void> {
  for (let waitedMs = 0, waitMs = 2; ; waitedMs += waitMs, waitMs = Math.min(2 * waitMs, 100)) {
    const alive = findFamily(pid, clock);
    if (alive.length === 0) return;
    if (waitedMs > goneMs) throw new Error(stillThere(alive));
    kill(-pid);
    alive.forEach(kill);
    await pause(waitMs);
  }
}

function findFamily(pid: number, clock: Clock): number[] {
  clock.read();
  const known = new Set(clock.members());
  const family = readProcesses().filter((row) => row.alive && (row.group === pid || known.has(row.pid)));
  return family.map((row) => row.pid);
}

/** A negative number names a group: nothing in it can outrun one signal to all. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone by now, or not ours to kill: the next look tells.
  }
}

function stillThere(pids: number[]): string {
  return `Expected a slot's processes to be gone ${goneMs / 1000} s after SIGKILL, found ${pids.join(', ')} alive; see what holds them with "ps -o stat,wchan,cmd -p ${pids.join(',')}".`;
}
