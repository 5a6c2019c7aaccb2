import { ApplicationFailure } from '@temporalio/common';
import type { Collection, EvaluationRun, RunRecord, Store } from '../store/port.ts';

/** The run's record. A run that somebody has removed ends its workflows at once: trying again would not bring it back. */
export async function runOf(store: Store, name: string): Promise<RunRecord> {
  return (await store.runs.get(name)) ?? removed(name);
}

/** The record of a run that collects. One of the other kind has taken the name of a run that was removed. */
export async function collectionOf(store: Store, name: string): Promise<Collection> {
  const { plan, ...record } = await runOf(store, name);
  return plan.kind === 'collect' ? { ...record, plan } : removed(name);
}

/** The record of a run that evaluates. */
export async function evaluationRunOf(store: Store, name: string): Promise<EvaluationRun> {
  const { plan, ...record } = await runOf(store, name);
  return plan.kind === 'evaluate' ? { ...record, plan } : removed(name);
}

function removed(name: string): never {
  throw ApplicationFailure.create({
    message: `the run ${name} is not in this home`,
    type: 'RunRemoved',
    nonRetryable: true,
  });
}
