import type { Connection } from '@temporalio/client';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes.js';
import { msToTs } from '@temporalio/common/lib/time.js';
import { searchAttributes } from '../search-attributes.ts';

/** How long a closed workflow stays: people look at a run weeks later, and the server's own choice, a day, is over by Monday. */
const retention = '30 days';

/** Sets how long closed workflows stay. */
export async function keepClosedWorkflows(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(retention) },
  });
}

/** The names of our search attributes that a server does not know in this namespace. */
export async function missingAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const known = await connection.operatorService.listSearchAttributes({ namespace });
  const names = Object.values(searchAttributes).map(({ name }) => name);
  return names.filter((name) => !(name in known.customAttributes));
}

/** Registers what is missing. Throws where the server does not let us: a Temporal Cloud, or a database that has no column left. */
export async function registerAttributes(connection: Connection, namespace: string): Promise<void> {
  const missing = new Set(await missingAttributes(connection, namespace));
  const wanted = Object.values(searchAttributes).filter(({ name }) => missing.has(name));
  if (wanted.length === 0) return;
  const types = wanted.map(({ name, type }) => [name, encodeSearchAttributeIndexedValueType(type)]);
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(types) });
}
