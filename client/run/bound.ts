import type { RunRecord, Store } from '../../store/port.ts';

/** How far a command lets a run go. */
export type Extent =
  | { kind: 'all' }
  /** The tasks that were drawn and numbered first, and no others, however often the command is given. */
  | { kind: 'pilot'; tasks: number }
  /** So many of those that are unfinished now. */
  | { kind: 'limit'; tasks: number }
  /** As far as it was to go already. */
  | { kind: 'same' };

/** The last task number that may run; null for all. */
export async function boundOf(store: Store, { name, state, bound }: RunRecord, extent: Extent): Promise<number | null> {
  if (extent.kind === 'pilot') return extent.tasks - 1;
  if (extent.kind === 'limit') return store.tasks.nthUnfinished(name, extent.tasks);
  return extent.kind === 'all' || state === 'done' ? null : bound;
}
