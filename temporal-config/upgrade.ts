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
 * cancelled, for that would need their old code, and so are those that a cancel has left open; then the runs that go on are taken
 * up. `bundle` is the hash of the code that will run them.
 */
export async function upgradeRuns(
  client: Client,
  store: Store,
  place: Place,
  bundle: string = bundleHash(),
): Promise<void> {
  for (const run of await store.runs.list()) {
    if (run.codeHash !== bundle && (await mayBeOpen(client, place, run))) {
      await terminateRun(client, place.home, run.name, 'the code has changed; the run goes on from the store');
    }
    if (run.state === 'cancelled' && (await isOpen(client, place, run))) {
      await terminateRun(client, place.home, run.name, 'the run is cancelled');
    }
  }
  await takeUpRuns(client, store, place, bundle);
}

/**
 * Starts the runs that go on and have no workflow: its end crossed with a command that wanted more, somebody has terminated it, or
 * the server has lost its database. A run that was never started is left to its command, which may still be setting it up.
 */
export async function takeUpRuns(client: Client, store: Store, place: Place, bundle: string): Promise<void> {
  for (const run of await store.runs.list()) {
    if (run.state !== 'open' || run.codeHash === null || (await isOpen(client, place, run))) continue;
    // Read again: a workflow that has closed because its run is at rest by now is not to be started anew.
    const now = await store.runs.get(run.name);
    if (now?.state === 'open') await startRun(client, store, place, now, bundle);
  }
}

/** A run at rest has nothing open, but for a moment at its end. */
async function mayBeOpen(client: Client, place: Place, run: RunRecord): Promise<boolean> {
  return run.state === 'open' || run.state === 'paused' || isOpen(client, place, run);
}

async function isOpen(client: Client, place: Place, run: RunRecord): Promise<boolean> {
  return (await describeOpen(client, datasetId(place.home, run.name))) !== null;
}
