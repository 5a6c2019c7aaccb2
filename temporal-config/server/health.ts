import { Connection } from '@temporalio/client';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a server answers for a namespace, within about `ms` milliseconds. */
export async function isHealthy(address: string, namespace: string, ms = 1_500): Promise<boolean> {
  // Asked first, because a gRPC connection that is refused once waits a second before it tries again.
  if (!(await accepts(address))) return false;
  try {
    const connection = await Connection.connect({ address, connectTimeout: ms });
    try {
      await connection.withDeadline(Date.now() + ms, () => connection.workflowService.describeNamespace({ namespace }));
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

/** Waits until it answers; false when `ms` milliseconds have passed or `isOver` says that it never will. */
export async function whenHealthy(
  address: string,
  namespace: string,
  ms: number,
  isOver: () => boolean,
): Promise<boolean> {
  const end = performance.now() + ms;
  while (!isOver() && performance.now() < end) {
    if (await isHealthy(address, namespace)) return true;
    await sleep(50);
  }
  return false;
}

/** Whether somebody listens there. */
function accepts(address: string): Promise<boolean> {
  const [host = '127.0.0.1', port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
