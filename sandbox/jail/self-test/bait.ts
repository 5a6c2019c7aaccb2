import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { tmpMb } from '../limits.ts';
import type { Attempt, Bait, Reached } from './guest.ts';

/** Bait that is out, and what was touched though the guest may not have said so. */
export interface SetOut {
  bait: Bait;
  touched: () => Partial<Record<Attempt, Reached>>;
  takeIn: () => Promise<void>;
}

/** Mebibytes of memory that guests of the self-test may have: enough for Node to start. */
export const guestMb = 1_500;

/** Sets out a readable file, two listeners and an open ear for signals; `beside` is a folder that the guest reads. */
export async function setOut(beside: string): Promise<SetOut> {
  const folder = await mkdtemp(join(tmpdir(), 'persd-bait-'));
  const file = join(folder, 'bait');
  await writeFile(file, 'bait');
  await chmod(folder, 0o755);
  const leftovers = ['', '/etc', '/var/tmp', '/dev/shm', folder, beside].map(
    (one) => `${one}/${basename(folder)}-left`,
  );
  const touched: Partial<Record<Attempt, Reached>> = {};
  const onSignal = (): void => void (touched.signal = 'signals this process');
  process.on('SIGURG', onSignal);
  const socket = `\0${folder}`;
  const greet = (peer: Socket): void => {
    touched.loopback = 'connects to this process';
    peer.destroy();
  };
  const port = await listening(createServer(greet), { host: '127.0.0.1', port: 0 });
  const named = await listening(createServer(greet), { path: socket });
  const address = port.address();
  return {
    bait: {
      file,
      leftovers,
      port: typeof address === 'object' && address !== null ? address.port : 0,
      socket,
      pid: process.pid,
      tmpMb,
      memoryMb: guestMb,
    },
    touched: () => ({ ...touched, ...takeAway(leftovers) }),
    async takeIn() {
      process.off('SIGURG', onSignal);
      for (const server of [port, named]) server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A file that a guest wrote is outside its jail when it is here. */
function takeAway(leftovers: string[]): Partial<Record<Attempt, Reached>> {
  const here = leftovers.filter((path) => existsSync(path));
  for (const path of here) rmSync(path);
  return here.length === 0 ? {} : { writeFiles: `writes ${here.join(', ')}` };
}

async function listening(server: Server, where: { host: string; port: number } | { path: string }): Promise<Server> {
  server.listen(where);
  await once(server, 'listening');
  return server;
}
