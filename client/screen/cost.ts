import { modelsOf } from '../../domain/plan.ts';
import type { RunRecord } from '../../store/port.ts';
import { dollars } from './figures.ts';

/** What a run has cost, or that nobody can know. */
export function costWords({ plan }: RunRecord, usd: number): string {
  const priced = modelsOf(plan).some(({ price }) => price !== null);
  return priced ? dollars(usd) : 'cost unknown (the plan has no prices)';
}
