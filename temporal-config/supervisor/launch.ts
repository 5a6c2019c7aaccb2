import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFlags } from '../entry-file.ts';
import { openLog } from '../log-file.ts';
import { type Control, connectSupervisor } from './control.ts';
import { backgroundEnvironment } from './environment.ts';

/** Milliseconds until a new supervisor listens; its predecessor's workers have a quarter of it to end. */
const listenMs = 60_000;

/**
 * Starts a supervisor in the background and connects to it, or to the one that somebody else has started meanwhile. Null when it
 * left the home to another one, or was killed, before anybody listened.
 */
export async function launchSupervisor(home: string, entry: string): Promise<Control | null> {
  const child = spawnSupervisor(home, entry);
  const end = performance.now() + listenMs;
  while (performance.now() < end && (child.exitCode ?? 0) === 0) {
    const control = await connectSupervisor(home);
    if (control !== null) return control;
    if (child.exitCode === 0 || child.signalCode !== null) return null;
    await sleep(50);
  }
  throw new Error(
    `The supervisor should have started in the background and did not. ${join(home, 'logs', 'supervisor.log')} says why.`,
  );
}

/** Starts a supervisor that outlives this process. */
export function spawnSupervisor(home: string, entry: string): ChildProcess {
  const log = openLog(home, 'supervisor');
  const child = spawn(process.execPath, [...nodeFlags, entry], {
    // No folder is kept busy but its own.
    cwd: home,
    detached: true,
    env: { ...backgroundEnvironment(process.env), PERSD_HOME: home },
    stdio: ['ignore', log, log],
  });
  child.unref();
  closeSync(log);
  return child;
}
