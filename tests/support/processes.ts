import { findProcesses, type ProcessName } from '../../client/chaos/processes.ts';

export { endHome as quiet } from '../../client/chaos/end-home.ts';
export type { ProcessName } from '../../client/chaos/processes.ts';

/** Pids of a home's processes, for those that run. */
export function pidsOf(home: string): Partial<Record<ProcessName, number>> {
  return Object.fromEntries(Object.entries(findProcesses(home)).map(([name, { pid }]) => [name, pid]));
}
