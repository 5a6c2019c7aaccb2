import { continueAsNew } from '@temporalio/workflow';
import type { Ended } from '../domain/tally.ts';
import type { DatasetInput } from './dataset.ts';
import { families } from './family.ts';
import { runToEnd } from './run-to-end.ts';

/** One evaluation. */
export function evaluateBenchmark(input: DatasetInput): Promise<Ended> {
  return runToEnd(input, families.evaluate, () => continueAsNew<typeof evaluateBenchmark>(input));
}
