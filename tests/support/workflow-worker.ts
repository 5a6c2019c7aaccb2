import { inject, onTestFinished } from 'vitest';
import type { Activities } from '../../activities/contract.ts';
import { type Polling, startPolling } from './polling.ts';

export type WorkflowWorld = Omit<Polling, 'stop'>;

/** Polls every queue of a fresh home with these activities until the test has finished. */
export async function workflowWorld(activities: Partial<Activities>): Promise<WorkflowWorld> {
  const server = { address: inject('temporalAddress'), namespace: inject('temporalNamespace') };
  const { stop, ...world } = await startPolling(server, inject('workflowBundle'), activities);
  onTestFinished(stop);
  return world;
}
