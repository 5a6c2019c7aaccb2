import { type Ended, type Ending, endings } from '../../domain/tally.ts';
import type { Progress, RunRecord } from '../../store/port.ts';

/** How a run's tasks or samples have ended, with how many, in the order in which people read them. */
export function endedAs({ plan }: RunRecord, { outcomes, samples }: Progress): { ending: Ending; ended: number }[] {
  const counts: Ended = samples ?? outcomes;
  return endings[plan.kind].map((ending) => ({ ending, ended: counts[ending] ?? 0 }));
}
