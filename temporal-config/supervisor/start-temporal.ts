import type { Connection } from '@temporalio/client';
import type { Store } from '../../store/port.ts';
import { bundleHash } from '../code-hash.ts';
import { connectClient, ownServer } from '../connection.ts';
import type { Place } from '../place.ts';
import { serverBinary } from '../server/binary.ts';
import { keepServer } from '../server/keep-server.ts';
import { keepClosedWorkflows, missingAttributes, registerAttributes } from '../server/namespace.ts';
import type { Server } from '../server/server.ts';
import { takeUpRuns, upgradeRuns } from '../upgrade.ts';
import type { TemporalState } from './protocol.ts';

/** What starting Temporal takes, and whom to tell. */
export interface TemporalSetting {
  home: string;
  store: Store;
  /** What is done just now, in a sentence. */
  say: (note: string) => void;
  /** The embedded server died and came back, perhaps under another address. */
  onReturn: (server: Server) => void;
}

/** A server with which workflows can be started. */
export interface StartedTemporal {
  state: TemporalState;
  /** Starts what the store has open and the server has not. Rejects while no server answers. */
  takeUp(): Promise<void>;
  /** Ends the embedded server; the user's own is left alone. */
  stop(): Promise<void>;
}

/** Brings a server up, the embedded one or the user's own, and makes its open workflows agree with the store. */
export async function startTemporal(setting: TemporalSetting): Promise<StartedTemporal> {
  const { store, say } = setting;
  const own = ownServer();
  if (own !== null) return start({ ...own, ui: null }, store, store.home, async () => {});
  const binary = await serverBinary({ say });
  say('Starting the Temporal server');
  const kept = await keepServer(setting.home, binary, setting.onReturn);
  try {
    const { address, namespace, ui } = kept.server;
    return await start({ address, namespace, ui }, store, null, () => kept.stop());
  } catch (error) {
    await kept.stop();
    throw error;
  }
}

async function start(
  server: Omit<TemporalState, 'place'>,
  store: Store,
  home: string | null,
  stop: () => Promise<void>,
): Promise<StartedTemporal> {
  // Sources may change while this process runs them.
  const bundle = bundleHash();
  const state: TemporalState = { ...server, place: await prepare(server, store, home, bundle) };
  return { state, takeUp: () => takeUp(state, store, bundle), stop };
}

/** Registers what can be registered, and settles what older code or a lost database has left. */
async function prepare(
  server: Omit<TemporalState, 'place'>,
  store: Store,
  home: string | null,
  bundle: string,
): Promise<Place> {
  const { client, connection } = await connectClient(server);
  try {
    if (home === null) await prepareNamespace(connection, server.namespace);
    const missing = await missingAttributes(connection, server.namespace).catch(() => ['all']);
    const place = { home, attributes: missing.length === 0 };
    await upgradeRuns(client, store, place, bundle);
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

/** Nobody is asked where no run goes on. A server with an empty database has its attributes from its command line. */
async function takeUp(server: TemporalState, store: Store, bundle: string): Promise<void> {
  if (!(await store.runs.list()).some(({ state }) => state === 'open')) return;
  const { client, connection } = await connectClient(server);
  try {
    await takeUpRuns(client, store, server.place, bundle);
  } finally {
    await connection.close();
  }
}
