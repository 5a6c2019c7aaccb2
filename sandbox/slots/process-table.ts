import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether this kernel lists the children of a thread; else every process has to be asked for its parent. */
export const listsChildren = existsSync('/proc/thread-self/children');

/** One process of the machine. */
export interface ProcessRow {
  pid: number;
  parent: number;
  /** The group that signals reach together, by the number of the process that founded it. */
  group: number;
  /** False for one that is dead and that nobody asked about yet. */
  alive: boolean;
}

/** Every process that can be seen from here; none where there is no /proc. */
export function readProcesses(): ProcessRow[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readRow(Number(name)) : []));
}

function readRow(pid: number): ProcessRow[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before the last bracket may hold anything, brackets too.
    const [state = '', parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(parent), group: Number(group), alive: !/[ZX]/.test(state) }];
  } catch {
    return [];
  }
}
