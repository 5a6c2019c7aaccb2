import type { Client } from '@temporalio/client';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeOpen, ignoreClosed } from './open-workflow.ts';
import { terminateRun } from './terminate-run.ts';
import { datasetId } from './workflow-ids.ts';

/**
 * Ends the workflows of a run that is cancelled in the store: asks them to close, which needs workers, and terminates what is open
 * after `graceMs`.
 */
export async function stopRun(client: Client, home: string | null, run: string, graceMs = 20_000): Promise<void> {
  const id = datasetId(home, run);
  await ignoreClosed(client.workflow.getHandle(id).cancel());
  const end = performance.now() + graceMs;
  while (performance.now() < end && (await describeOpen(client, id)) !== null) await sleep(250);
  await terminateRun(client, home, run, 'the run is cancelled');
}
