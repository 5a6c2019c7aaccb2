import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Lock, takeLock } from '../../store/lock.ts';
import { endProcess, whenGone } from '../process.ts';
import { connectSupervisor } from './control.ts';
import { readSupervisorFile } from './supervisor-file.ts';

/** Milliseconds that a predecessor's workers have to end: their standard input has ended, so they are about to. */
const dyingMs = 15_000;

/** Milliseconds that a supervisor which starts or ends just now may hold the lock without answering. */
const silentMs = 60_000;

/**
 * Takes a home for one supervisor, and waits for what its predecessor's death is still ending. Null where another supervisor is at
 * work there.
 */
export async function holdHome(home: string): Promise<Lock | null> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = await waitForLock(home);
  if (lock !== null) await whenWorkersGone(home);
  return lock;
}

async function waitForLock(home: string): Promise<Lock | null> {
  const end = performance.now() + silentMs;
  while (performance.now() < end) {
    const lock = takeLock(join(home, 'supervisor.lock'));
    if (lock !== null) return lock;
    if (await isServed(home)) return null;
    await sleep(100);
  }
  throw new Error(`Another process holds ${home} and does not answer. End it, or choose another home with PERSD_HOME.`);
}

/** Whether a supervisor answers that will not end before it is asked to. */
async function isServed(home: string): Promise<boolean> {
  const control = await connectSupervisor(home);
  if (control === null) return false;
  try {
    const { phase } = await control.ask('state', {});
    return phase !== 'draining';
  } catch {
    return false;
  } finally {
    control.close();
  }
}

/** The models process may stay: what it has in flight, it journals, and the journal's leases keep others from sending it again. */
async function whenWorkersGone(home: string): Promise<void> {
  const left = readSupervisorFile(home)?.roles.filter(({ role }) => role !== 'models') ?? [];
  await Promise.all(
    left.map(async ({ process }) => {
      if (!(await whenGone(process, dyingMs))) await endProcess(process, 0);
    }),
  );
}
