import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Activities } from '../../activities/contract.ts';
import type { Place } from '../../temporal-config/place.ts';
import { taskQueues } from '../../temporal-config/task-queues.ts';
import { quietRuntime } from './quiet-runtime.ts';

export interface Polling {
  client: Client;
  /** A home of its own, so that its ids and queues are nobody else's. */
  place: Place & { home: string };
  stop: () => Promise<void>;
}

/** Polls every queue of a fresh home with these activities and the bundled workflows. */
export async function startPolling(
  { address, namespace }: { address: string; namespace: string },
  codePath: string,
  activities: Partial<Activities>,
): Promise<Polling> {
  quietRuntime();
  const place = { home: randomUUID().slice(0, 8), attributes: true };
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const { orchestration, ...others } = taskQueues(place.home);
  const shared = { connection: native, namespace, activities: { ...activities }, shutdownGraceTime: '1s' } as const;
  const workers = await Promise.all([
    Worker.create({ ...shared, taskQueue: orchestration, workflowBundle: { codePath } }),
    ...Object.values(others).map((taskQueue) => Worker.create({ ...shared, taskQueue })),
  ]);
  const runs = Promise.all(workers.map((worker) => worker.run()));
  const stop = async () => {
    for (const worker of workers) worker.shutdown();
    await runs;
    await connection.close();
    await native.close();
  };
  return { client: new Client({ connection, namespace }), place, stop };
}
