import { getExternalWorkflowHandle, log, type SignalDefinition } from '@temporalio/workflow';

/** Passes a signal on to open workflows. One that has just closed needs it no more. */
export async function signalAll(workflowIds: Iterable<string>, signal: SignalDefinition): Promise<void> {
  const send = (id: string) =>
    getExternalWorkflowHandle(id)
      .signal(signal)
      .catch((error: unknown) => log.info('a workflow did not take the signal', { id, error: String(error) }));
  await Promise.all([...workflowIds].map(send));
}
