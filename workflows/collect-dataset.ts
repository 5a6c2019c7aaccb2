import { continueAsNew } from '@temporalio/workflow';
import type { Ended } from '../domain/tally.ts';
import type { DatasetInput } from './dataset.ts';
import { families } from './family.ts';
import { runToEnd } from './run-to-end.ts';

/** One collection. */
export function collectDataset(input: DatasetInput): Promise<Ended> {
  return runToEnd(input, families.collect, () => continueAsNew<typeof collectDataset>(input));
}
