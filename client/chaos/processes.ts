import { readProcesses } from '../../sandbox/slots/process-table.ts';
import { isAlive, type KnownProcess, processOf } from '../../temporal-config/process.ts';
import { runningServers } from '../../temporal-config/server/running.ts';
import { readSupervisorFile } from '../../temporal-config/supervisor/supervisor-file.ts';

const roles = ['orchestration', 'models', 'sandbox'] as const;

/** Processes of a home of which there is one each. */
export type ProcessName = (typeof roles)[number] | 'supervisor' | 'server';

/** A home's processes that run, as its supervisor has written them down and as the system knows them. */
export function findProcesses(home: string): Partial<Record<ProcessName, KnownProcess>> {
  const file = readSupervisorFile(home);
  const [server] = runningServers(`${home}/temporal`);
  const processes: Partial<Record<ProcessName, KnownProcess>> = {};
  if (server !== undefined) processes.server = processOf(server.pid);
  if (file === null) return processes;
  if (isAlive(file.process)) processes.supervisor = file.process;
  for (const name of roles) {
    const found = file.roles.find(({ role, process }) => role === name && isAlive(process));
    if (found !== undefined) processes[name] = found.process;
  }
  return processes;
}

/** The processes that a sandbox worker has started: a slot each. None where the system has no table of processes. */
export function findSlots(sandbox: KnownProcess): KnownProcess[] {
  const children = readProcesses().filter(({ parent, alive }) => alive && parent === sandbox.pid);
  return children.map(({ pid }) => processOf(pid));
}
