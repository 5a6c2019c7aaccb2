import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerBinary } from './binary.ts';
import { type Server, startServer } from './server.ts';

/** Milliseconds before a server that died is started again: doubled while it keeps dying, from the first to the last. */
const firstDelayMs = 200;
const lastDelayMs = 10_000;
const steadyMs = 60_000;

/** A server that is started again whenever it dies. */
export interface KeptServer {
  /** The one that runs now, or ran last. */
  readonly server: Server;
  stop(): Promise<void>;
}

/** Starts a server and keeps it. `onReturn` is called whenever it came back, perhaps under another address or with an empty database. */
export async function keepServer(
  home: string,
  binary: ServerBinary,
  onReturn: (server: Server) => void,
): Promise<KeptServer> {
  let server = await startServer(home, binary);
  let stopping = false;

  async function keep(): Promise<void> {
    for (let delayMs = firstDelayMs; ; ) {
      const startedAt = performance.now();
      await server.gone;
      delayMs = performance.now() - startedAt > steadyMs ? firstDelayMs : Math.min(lastDelayMs, delayMs * 2);
      await sleep(delayMs, undefined, { ref: false });
      if (stopping) return;
      const returned = await startServer(home, binary).catch(() => null);
      if (returned === null) continue;
      // It came up while somebody was stopping the one before it.
      if (stopping) return returned.stop();
      server = returned;
      onReturn(server);
    }
  }

  const kept = keep();
  return {
    get server() {
      return server;
    },
    async stop() {
      stopping = true;
      await server.stop();
      await kept;
    },
  };
}
