import { readFileSync } from 'node:fs';
import type { LeaseOwner } from './port.ts';

/** This process, as the holder of leases. */
export function leaseOwner(): LeaseOwner {
  return ownerOf(process.pid);
}

/** Any process of this machine. Where there is no /proc, the boot is unknown and only the id tells processes apart. */
export function ownerOf(pid: number): LeaseOwner {
  return { bootId: bootId(), pid, startTime: runningSince(pid) ?? 0 };
}

/** Whether the very process that took the lease is there; another one may have its id by now. */
export function isRunning(owner: LeaseOwner): boolean {
  if (owner.bootId !== bootId()) return false;
  if (owner.bootId === '') return answersSignals(owner.pid);
  return runningSince(owner.pid) === owner.startTime;
}

/** Milliseconds on a clock that all processes of this boot share and that nobody can set. */
export function bootClock(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

export function isSameOwner(one: LeaseOwner, other: LeaseOwner): boolean {
  return one.bootId === other.bootId && one.pid === other.pid && one.startTime === other.startTime;
}

let knownBootId: string | null = null;

function bootId(): string {
  knownBootId ??= readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return knownBootId;
}

/** Clock ticks since boot, or null when the process is gone; a zombie is gone. */
function runningSince(pid: number): number | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the command in parentheses, which may hold spaces and parentheses of its own.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? null : Number(fields[18]);
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Null when there is no such file. Any other error is thrown: a process that cannot be seen must not count as gone. */
function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}
