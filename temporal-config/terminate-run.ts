import type { Client } from '@temporalio/client';
import { describeOpen, ignoreClosed } from './open-workflow.ts';
import { datasetId } from './workflow-ids.ts';

/** Terminations asked for at once: a server on SQLite takes them one by one anyway. */
const atOnce = 20;

/**
 * Terminates all workflows of a run, the root first so that it starts no others. They are closed when this resolves, and no worker
 * is needed for it, unlike for a cancel.
 */
export async function terminateRun(client: Client, home: string | null, run: string, reason: string): Promise<void> {
  const root = datasetId(home, run);
  const seen = new Set<string>();
  // The list of workflows lags behind; which children a workflow has open, the server knows exactly.
  for (let ids = [root]; ids.length > 0; ) {
    for (const id of ids) seen.add(id);
    const children = await terminateAll(client, ids, reason);
    ids = [...new Set([...children, ...(await listOpen(client, root))])].filter((id) => !seen.has(id));
  }
}

/** Ends workflows, some at once, and answers with the ids of their open children. */
async function terminateAll(client: Client, ids: string[], reason: string): Promise<string[]> {
  const children: string[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    const found = await Promise.all(ids.slice(at, at + atOnce).map((id) => terminate(client, id, reason)));
    children.push(...found.flat());
  }
  return children;
}

/** Ends one workflow and answers with the ids of its open children. */
async function terminate(client: Client, workflowId: string, reason: string): Promise<string[]> {
  const described = await describeOpen(client, workflowId);
  if (described === null) return [];
  await ignoreClosed(client.workflow.getHandle(workflowId).terminate(reason));
  return (described.raw.pendingChildren ?? []).flatMap((child) => (child.workflowId ? [child.workflowId] : []));
}

/** Open workflows below a root, as far as the list of workflows knows: those that outlived their parent are found only so. */
async function listOpen(client: Client, root: string): Promise<string[]> {
  const ids: string[] = [];
  const query = `ExecutionStatus = 'Running' AND WorkflowId STARTS_WITH '${root}/'`;
  for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
  // A run's name may hold what a query takes for a pattern.
  return ids.filter((id) => id.startsWith(`${root}/`));
}
