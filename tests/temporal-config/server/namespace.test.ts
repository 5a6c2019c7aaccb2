// A real server's namespace.
import type { Connection } from '@temporalio/client';
import { expect, it, onTestFinished } from 'vitest';
import { connectClient } from '../../../temporal-config/connection.ts';
import { serverBinary } from '../../../temporal-config/server/binary.ts';
import {
  keepClosedWorkflows,
  missingAttributes,
  registerAttributes,
} from '../../../temporal-config/server/namespace.ts';
import { startServer } from '../../../temporal-config/server/server.ts';
import { searchAttributes } from '../../../temporal-config/search-attributes.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

/** A connection to a server on a fresh database. */
async function connected(): Promise<Connection> {
  const server = await startServer(temporaryHome(), await serverBinary());
  onTestFinished(() => server.stop());
  const { connection } = await connectClient(server, {});
  onTestFinished(() => connection.close());
  return connection;
}

it('makes of a server’s namespace what runs need, whatever state its database is in', async () => {
  const connection = await connected();
  // A fresh database knows our search attributes by the server's command line.
  expect(await missingAttributes(connection, 'persd')).toEqual([]);

  const { name } = searchAttributes.outcome;
  await connection.operatorService.removeSearchAttributes({ namespace: 'persd', searchAttributes: [name] });
  expect(await missingAttributes(connection, 'persd')).toEqual([name]);
  await registerAttributes(connection, 'persd');
  await expect.poll(() => missingAttributes(connection, 'persd'), { timeout: 10_000 }).toEqual([]);

  await keepClosedWorkflows(connection, 'persd');
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'persd' });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 3_600);
});
