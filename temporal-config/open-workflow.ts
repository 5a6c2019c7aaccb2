import type { Client, WorkflowExecutionDescription } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';

/** A workflow that is open just now, as the server itself has it; null when it is closed or unknown. */
export async function describeOpen(client: Client, workflowId: string): Promise<WorkflowExecutionDescription | null> {
  const described = await ignoreClosed(client.workflow.getHandle(workflowId).describe());
  return described?.status.name === 'RUNNING' ? described : null;
}

/** Null where the workflow that was asked for is closed or unknown, which is what many a message comes too late for. */
export async function ignoreClosed<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
