import { count, plural } from '../screen/figures.ts';
import { type PlannedFault, wordsOf } from './fault.ts';
import type { Watch } from './watch.ts';

/** A fault with its time, such as ` 0:07 freeze models for 6 s`. */
export function faultLine({ atMs, fault }: PlannedFault): string {
  const seconds = Math.floor(atMs / 1_000);
  return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')} ${wordsOf(fault)}`;
}

/** How far a collection is. */
export const progressLine = ({ recorded, tasks, calls }: Watch): string =>
  tasks === 0 ? 'starting' : `${count(recorded)} of ${plural(tasks, 'task')} · ${plural(calls, 'call')}`;
