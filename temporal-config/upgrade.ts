import type { Client } from '@temporalio/client';
import type { RunRecord, Store } from '../store/port.ts';
import { bundleHash } from './code-hash.ts';
import { describeOpen } from './open-workflow.ts';
import type { Place } from './place.ts';
import { startRun } from './start-run.ts';
import { terminateRun } from './terminate-run.ts';
import { datasetId } from './workflow-ids.ts';

/**
 * Makes Temporal agree with the store, before any worker polls. Workflows that other code has started are terminated, never
 * cancelled, for that would need their old code; runs that go on and have no workflow, for that or any other reason, get one.
 */
export async function upgradeRuns(client: Client, store: Store, place: Place): Promise<void> {
  for (const run of await store.runs.list()) {
    if (run.codeHash !== bundleHash() && (await mayBeOpen(client, place, run))) {
      await terminateRun(client, place.home, run.name, 'the code has changed; the run goes on from the store');
    }
    if (run.state === 'open' && !(await isOpen(client, place, run))) await startRun(client, store, place, run);
  }
}

/** A run at rest has nothing open, but for a moment at its end. */
async function mayBeOpen(client: Client, place: Place, run: RunRecord): Promise<boolean> {
  return run.state === 'open' || run.state === 'paused' || isOpen(client, place, run);
}

async function isOpen(client: Client, place: Place, run: RunRecord): Promise<boolean> {
  return (await describeOpen(client, datasetId(place.home, run.name))) !== null;
}
