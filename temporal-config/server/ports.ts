import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** Ports of 127.0.0.1 that one server listens on. */
export interface Ports {
  grpc: number;
  ui: number;
  http: number;
  metrics: number;
}

const port = z.number().int().min(1).max(65_535);
export const ports: z.ZodType<Ports> = z.object({ grpc: port, ui: port, http: port, metrics: port });

/** Looks at a wanted port, 50 ms apart: a killed server's threads hold it for a moment after the process counts as gone. */
const looks = 10;

/** Each of the `wanted` ports that is free, so that addresses stay as people know them, and free ones for the others. */
export async function freePorts(wanted: Ports | null): Promise<Ports> {
  const taken = new Set<number>();
  const choose = async (wish: number | undefined): Promise<number> => {
    const found = (wish === undefined ? null : await tryAgain(wish)) ?? (await anyPort(taken));
    taken.add(found);
    return found;
  };
  return {
    grpc: await choose(wanted?.grpc),
    ui: await choose(wanted?.ui),
    http: await choose(wanted?.http),
    metrics: await choose(wanted?.metrics),
  };
}

async function tryAgain(wish: number): Promise<number | null> {
  for (let look = 0; look < looks; look += 1) {
    if ((await tryPort(wish)) !== null) return wish;
    await sleep(50);
  }
  return null;
}

async function anyPort(taken: Set<number>): Promise<number> {
  for (let look = 0; look < looks; look += 1) {
    const found = await tryPort(0);
    if (found !== null && !taken.has(found)) return found;
  }
  throw new Error('Expected a free port on 127.0.0.1 and found none. Close what listens on so many of them.');
}

/** The port when it could be listened on for a moment, or null; 0 asks for any. */
function tryPort(wish: number): Promise<number | null> {
  return new Promise((resolve) => {
    const listener = createServer();
    listener.once('error', () => resolve(null));
    listener.listen({ port: wish, host: '127.0.0.1', exclusive: true }, () => {
      const address = listener.address();
      const found = typeof address === 'object' && address !== null ? address.port : null;
      listener.close(() => resolve(found));
    });
  });
}
