// The real server, killed again and again.
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { isAlive, processOf } from '../../../temporal-config/process.ts';
import { serverBinary } from '../../../temporal-config/server/binary.ts';
import { isHealthy } from '../../../temporal-config/server/health.ts';
import { keepServer } from '../../../temporal-config/server/keep-server.ts';
import { temporaryHome } from '../../support/temporary-home.ts';

const patience = { timeout: 20_000 };

/** Listens on a port until the test has finished; false where that cannot be. */
function squat(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const squatter = createServer();
    onTestFinished(() => void squatter.close());
    squatter.once('error', () => resolve(false));
    squatter.listen(port, '127.0.0.1', () => resolve(true));
  });
}

it('starts a server again that died, elsewhere if it must, tells that it is back, and lets it go when stopped', async () => {
  const returned: string[] = [];
  const kept = await keepServer(temporaryHome(), await serverBinary(), ({ address }) => returned.push(address));
  onTestFinished(() => kept.stop());
  const first = kept.server;
  process.kill(first.pid, 'SIGKILL');
  await expect.poll(() => kept.server.pid, patience).not.toBe(first.pid);
  expect(await isHealthy(first.address, 'persd')).toBe(true);
  expect(returned).toEqual([first.address]);

  const port = Number(first.address.split(':')[1]);
  process.kill(kept.server.pid, 'SIGKILL');
  await expect.poll(() => squat(port), { ...patience, interval: 5 }).toBe(true);
  await expect.poll(() => returned.length, patience).toBe(2);
  expect(returned).toEqual([first.address, kept.server.address]);
  expect(kept.server.address).not.toBe(first.address);
  expect(await isHealthy(kept.server.address, 'persd')).toBe(true);

  const last = processOf(kept.server.pid);
  await kept.stop();
  expect(isAlive(last)).toBe(false);
});
