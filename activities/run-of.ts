import { ApplicationFailure } from '@temporalio/common';
import type { RunRecord, Store } from '../store/port.ts';

/** The run's record. A run that somebody has removed ends its workflows at once: trying again would not bring it back. */
export async function runOf(store: Store, name: string): Promise<RunRecord> {
  const record = await store.runs.get(name);
  if (record !== null) return record;
  throw ApplicationFailure.create({
    message: `the run ${name} is not in this home`,
    type: 'RunRemoved',
    nonRetryable: true,
  });
}
