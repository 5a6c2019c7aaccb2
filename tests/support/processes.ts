import { setTimeout as sleep } from 'node:timers/promises';
import { runningServers } from '../../temporal-config/server/running.ts';
import { isAlive, processOf, whenGone } from '../../temporal-config/process.ts';
import { connectSupervisor } from '../../temporal-config/supervisor/control.ts';
import { readSupervisorFile } from '../../temporal-config/supervisor/supervisor-file.ts';

export type Part = 'supervisor' | 'orchestration' | 'models' | 'sandbox' | 'server';

/** Pids of a home's processes, for those that run. */
export function partsOf(home: string): Partial<Record<Part, number>> {
  const file = readSupervisorFile(home);
  const [server] = runningServers(`${home}/temporal`);
  const parts: Partial<Record<Part, number>> = server === undefined ? {} : { server: server.pid };
  if (file === null) return parts;
  if (isAlive(file.process)) parts.supervisor = file.process.pid;
  for (const { role, process } of file.roles) if (isAlive(process)) parts[role as Part] = process.pid;
  return parts;
}

/** Lets the supervisor of a home end, and waits until everything it owned is gone. */
export async function quiet(home: string): Promise<void> {
  const control = await connectSupervisor(home);
  await control?.ask('drain', {}).catch(() => null);
  const parts = partsOf(home);
  for (const pid of Object.values(parts)) await whenGone(processOf(pid), 60_000);
  control?.close();
  while (runningServers(`${home}/temporal`).length > 0) await sleep(50);
}
