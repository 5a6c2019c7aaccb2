import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isRunning, ownerOf } from '../store/owner.ts';
import type { LeaseOwner } from '../store/port.ts';

/** A process that can be told from a later one with the same pid. */
export type KnownProcess = LeaseOwner;

export const knownProcess: z.ZodType<KnownProcess> = z.object({
  bootId: z.string(),
  pid: z.number().int().positive(),
  startTime: z.number(),
});

/** Whoever runs under `pid` just now. */
export const processOf = ownerOf;

/** Whether that very process is there; one that has ended counts as gone though its parent has not noticed. */
export const isAlive = isRunning;

/** Sends a signal to that very process; false when it is gone. */
export function signalTo(known: KnownProcess, signal: NodeJS.Signals): boolean {
  if (!isAlive(known)) return false;
  try {
    return process.kill(known.pid, signal);
  } catch {
    return false;
  }
}

/** Waits until it is gone, at most `ms` milliseconds; false when it is still there. */
export async function whenGone(known: KnownProcess, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  let waitMs = 10;
  while (isAlive(known)) {
    if (performance.now() >= end) return false;
    await sleep(waitMs);
    // Soon at first, for most of what is waited for is about to go; then seldom, for the rest runs for days.
    waitMs = Math.min(waitMs * 1.2, 250);
  }
  return true;
}

/** Asks it to end, waits `ms` milliseconds, and kills it when it is still there. */
export async function endProcess(known: KnownProcess, ms: number): Promise<void> {
  signalTo(known, 'SIGTERM');
  if (await whenGone(known, ms)) return;
  signalTo(known, 'SIGKILL');
  await whenGone(known, 5_000);
}
