import type { Client } from '@temporalio/client';
import { resumeSignal } from './messages.ts';
import { ignoreClosed } from './open-workflow.ts';
import { datasetId } from './workflow-ids.ts';

/** Cuts the waits of a run short, for what held it is gone. Nothing happens where no workflow of it is open. */
export async function resumeRun(client: Client, home: string | null, run: string): Promise<void> {
  await ignoreClosed(client.workflow.getHandle(datasetId(home, run)).signal(resumeSignal));
}
