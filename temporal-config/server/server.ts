import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { openLog } from '../log-file.ts';
import { endProcess, type KnownProcess, processOf, whenGone } from '../process.ts';
import { namespace, serverArguments } from './arguments.ts';
import type { ServerBinary } from './binary.ts';
import { proveDatabase, removeUnproven } from './database.ts';
import { guardServer } from './guard.ts';
import { isHealthy, whenHealthy } from './health.ts';
import { freePorts, type Ports, ports as portsForm } from './ports.ts';
import { runningServers } from './running.ts';

/** A running server of a home. */
export interface Server {
  address: string;
  namespace: string;
  /** Where people look at it. */
  ui: string;
  version: string;
  pid: number;
  /** It ran already, guarded by nobody. */
  adopted: boolean;
  /** Resolves when it is gone, for whatever reason. */
  gone: Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds that a server may take to answer at its start, and to write down what it has at its end. */
const startMs = 30_000;
const stopMs = 10_000;

/**
 * Starts the server of a home, or adopts the one that runs. One caller a home at a time: two servers would open one database file
 * without a word. Throws when it does not answer in time.
 */
export async function startServer(home: string, binary: ServerBinary): Promise<Server> {
  const place = serverPlace(home, binary.version);
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const adopted = await adopt(place);
  if (adopted !== null) return adopted;
  const last = readJsonFile(place.portsFile, portsForm);
  // A port can be taken between the look and the start; the second try asks for ports that nobody knows.
  const server =
    (await launch(place, binary, await freePorts(last))) ?? (await launch(place, binary, await freePorts(null)));
  if (server !== null) return server;
  throw new Error(
    `The Temporal server should answer within ${startMs / 1000} s of its start and did not. Its log, ${join(home, 'logs', 'server.log')}, says why. Where it cannot read its database, remove ${place.database}: runs go on from the store.`,
  );
}

interface ServerPlace {
  home: string;
  folder: string;
  /** One for each version: a server cannot read what another version wrote. */
  database: string;
  portsFile: string;
  version: string;
}

function serverPlace(home: string, version: string): ServerPlace {
  const folder = join(home, 'temporal');
  return { home, folder, database: join(folder, `${version}.db`), portsFile: join(folder, 'server.json'), version };
}

/** Takes over a healthy server that nobody guards, and sees the end of all others. A guarded one is dying: its guard's parent is gone. */
async function adopt(place: ServerPlace): Promise<Server | null> {
  for (const { pid, database, ports, guarded } of runningServers(place.folder)) {
    const healthy = !guarded && database === place.database && (await isHealthy(`127.0.0.1:${ports.grpc}`, namespace));
    if (healthy) return answering(place, serve(ports, place.version, processOf(pid), true), ports);
    // Its guard ends it within two seconds; after five we do.
    if (!guarded || !(await whenGone(processOf(pid), 5_000))) await endProcess(processOf(pid), stopMs);
  }
  return null;
}

async function launch(place: ServerPlace, binary: ServerBinary, ports: Ports): Promise<Server | null> {
  removeUnproven(place.database);
  const child = spawnServer(place, binary, ports);
  if (child.pid === undefined) return null;
  const server = serve(ports, place.version, processOf(child.pid), false);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  if (await whenHealthy(server.address, namespace, startMs, isOver)) return answering(place, server, ports);
  await server.stop();
  return null;
}

/** Notes what the next start can rely on. Not before it answers: a server that never did must not take its successor's address away. */
function answering(place: ServerPlace, server: Server, ports: Ports): Server {
  proveDatabase(place.database);
  writeJsonFile(place.portsFile, ports);
  return server;
}

function spawnServer(place: ServerPlace, binary: ServerBinary, ports: Ports): ChildProcess {
  const log = openLog(place.home, 'server');
  // A process group of its own, so that Ctrl-C reaches the workers first and the server last.
  const child = spawn(binary.path, serverArguments(place.database, ports), {
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.once('error', () => {});
  closeSync(log);
  return child;
}

function serve(ports: Ports, version: string, server: KnownProcess, adopted: boolean): Server {
  const guard = guardServer(server.pid);
  return {
    address: `127.0.0.1:${ports.grpc}`,
    namespace,
    ui: `http://127.0.0.1:${ports.ui}/namespaces/${namespace}/workflows`,
    version,
    pid: server.pid,
    adopted,
    gone: whenGone(server, Number.POSITIVE_INFINITY).then(() => guard.release()),
    stop: () => endProcess(server, stopMs),
  };
}
