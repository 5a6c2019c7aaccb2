import { type FaultReason, faultSentence, type RowFault } from '../../domain/benchmarks/raw.ts';
import { TasksFailure } from './failure.ts';

/** Bad rows that are named before the rest is only counted. */
const namedFaults = 5;

/**
 * The bad rows of a file in its order, where they may be left out and something is left besides; throws `TasksFailure` that names
 * the first of them where not. `left` counts the tasks.
 */
export function settleFaults(path: string, found: RowFault[], left: number, options: { skipBad: boolean }): RowFault[] {
  const faults = [...found].sort((one, other) => one.source.number - other.source.number);
  if (faults.length > 0 && !options.skipBad) throw new TasksFailure(faultSentences(faults));
  if (left === 0) throw new TasksFailure([nothingLeft(path, faults)]);
  return faults;
}

function faultSentences(faults: RowFault[]): string[] {
  const named = faults.slice(0, namedFaults).map((fault) => `${faultSentence(fault)}.`);
  if (faults.length <= namedFaults) return named;
  return [...named, `${faults.length} rows are bad in all (${reasonsText(faults)}); --skip-bad-tasks leaves them out.`];
}

function nothingLeft(path: string, faults: RowFault[]): string {
  const found = faults.length === 0 ? 'no row that the plan selects' : `bad rows alone (${reasonsText(faults)})`;
  return `${path}: expected at least one task, found ${found}; correct the file, or ids, only and limit in the plan.`;
}

const reasonsText = (faults: RowFault[]): string =>
  Object.entries(countByReason(faults))
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');

/** How many rows are bad, by reason. */
export function countByReason(faults: RowFault[]): Partial<Record<FaultReason, number>> {
  const counts: Partial<Record<FaultReason, number>> = {};
  for (const { reason } of faults) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
