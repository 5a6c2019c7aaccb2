import { type PlannedFault, wordsOf } from './fault.ts';
import type { PlayedFault } from './disturb.ts';

/** One fault, and how long the collection took from then on to settle a call or to record a task. */
interface Recovered {
  atMs: number;
  fault: string;
  ms: number;
}

export interface Recovery {
  medianMs: number;
  maxMs: number;
  each: Recovered[];
}

/** `progressed`: when something was settled or recorded, ascending, on the clock of the faults. Null where nothing was recovered from. */
export function recoveryOf(faults: readonly PlayedFault[], progressed: readonly number[]): Recovery | null {
  const each = faults.filter(({ played }) => played).flatMap((fault) => recoveredFrom(fault, progressed));
  const times = each.map(({ ms }) => ms).toSorted((one, other) => one - other);
  const [medianMs, maxMs] = [times[Math.floor((times.length - 1) / 2)], times.at(-1)];
  return medianMs === undefined || maxMs === undefined ? null : { medianMs, maxMs, each };
}

/** What was played when all was done disturbed nothing. */
function recoveredFrom({ startedAt, ...planned }: PlayedFault, progressed: readonly number[]): Recovered[] {
  const next = progressed.find((moment) => moment > startedAt);
  return next === undefined ? [] : [recovered(planned, Math.round(next - startedAt))];
}

const recovered = ({ atMs, fault }: PlannedFault, ms: number): Recovered => ({ atMs, fault: wordsOf(fault), ms });
