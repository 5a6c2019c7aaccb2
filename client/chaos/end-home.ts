import { setTimeout as sleep } from 'node:timers/promises';
import { type KnownProcess, processOf, signalTo, whenGone } from '../../temporal-config/process.ts';
import { runningServers } from '../../temporal-config/server/running.ts';
import { connectSupervisor } from '../../temporal-config/supervisor/control.ts';
import { findProcesses, findSlots } from './processes.ts';

/**
 * Lets the supervisor of a home end, and waits until everything that it owned is gone, at most `ms` milliseconds; kills what is not.
 */
export async function endHome(home: string, ms = 60_000): Promise<void> {
  const control = await connectSupervisor(home);
  const owned = processesOf(home);
  // Its end is the answer.
  control?.ask('drain', {}).catch(() => null);
  await Promise.all(owned.map((known) => whenGone(known, ms)));
  control?.close();
  const left = [...owned, ...processesOf(home)];
  for (const known of left) signalTo(known, 'SIGKILL');
  await Promise.all(left.map((known) => whenGone(known, ms)));
  while (runningServers(`${home}/temporal`).length > 0) await sleep(50);
}

function processesOf(home: string): KnownProcess[] {
  const { server: _, ...processes } = findProcesses(home);
  const slots = processes.sandbox === undefined ? [] : findSlots(processes.sandbox);
  const servers = runningServers(`${home}/temporal`).map(({ pid }) => processOf(pid));
  return [...Object.values(processes), ...slots, ...servers];
}
