import type { Connection } from '@temporalio/client';
import type { Store } from '../../store/port.ts';
import { connectClient, ownServer } from '../connection.ts';
import type { Place } from '../place.ts';
import { serverBinary } from '../server/binary.ts';
import { type KeptServer, keepServer } from '../server/keep-server.ts';
import { keepClosedWorkflows, missingAttributes, registerAttributes } from '../server/namespace.ts';
import type { Server } from '../server/server.ts';
import { upgradeRuns } from '../upgrade.ts';
import type { TemporalState } from './protocol.ts';

/** What starting Temporal takes, and whom to tell. */
export interface TemporalSetting {
  home: string;
  store: Store;
  /** What is done just now, in a sentence. */
  say: (note: string) => void;
  /** The embedded server came back under another address. */
  onMove: (server: Server) => void;
}

/** A server with which workflows can be started; `kept` is null where it is the user's own. */
export interface StartedTemporal {
  state: TemporalState;
  kept: KeptServer | null;
}

/** Brings a server up, the embedded one or the user's own, and makes its open workflows agree with the store. */
export async function startTemporal({ home, store, say, onMove }: TemporalSetting): Promise<StartedTemporal> {
  const own = ownServer();
  if (own !== null) return { state: { ...own, ui: null, place: await prepare(own, store, store.home) }, kept: null };
  const binary = await serverBinary({ say });
  say('Starting the Temporal server');
  const kept = await keepServer(home, binary, onMove);
  try {
    const { address, namespace, ui } = kept.server;
    return { state: { address, namespace, ui, place: await prepare(kept.server, store, null) }, kept };
  } catch (error) {
    await kept.stop();
    throw error;
  }
}

/** Registers what can be registered, and settles what older code or a lost database has left. */
async function prepare(
  server: { address: string; namespace: string },
  store: Store,
  home: string | null,
): Promise<Place> {
  const { client, connection } = await connectClient(server);
  try {
    if (home === null) await prepareNamespace(connection, server.namespace);
    const missing = await missingAttributes(connection, server.namespace).catch(() => ['all']);
    const place = { home, attributes: missing.length === 0 };
    await upgradeRuns(client, store, place);
    return place;
  } finally {
    await connection.close();
  }
}

/** The embedded server's namespace is ours to change; another's is changed by `doctor --fix` alone. */
async function prepareNamespace(connection: Connection, namespace: string): Promise<void> {
  await keepClosedWorkflows(connection, namespace);
  await registerAttributes(connection, namespace);
}
