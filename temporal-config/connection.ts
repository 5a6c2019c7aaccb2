import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';

/** A server and the namespace in it. */
export interface Address {
  /** `host:port` */
  address: string;
  namespace: string;
}

/** A host by name, by number or in brackets, and perhaps a port: what Temporal's clients take for an address. */
const hostAndPort = /^(\[[\da-f.:]+\]|[^:/\s]+)(:\d+)?$/i;

/**
 * The user's own server, as `TEMPORAL_*` and their profile describe it; null where `TEMPORAL_ADDRESS` names none, whatever a profile
 * says. Throws with a sentence where they describe none that can be asked.
 */
export function ownServer(env: NodeJS.ProcessEnv = process.env): Address | null {
  if (!env['TEMPORAL_ADDRESS']) return null;
  const profile = readProfile(env);
  const address = profile.connectionOptions.address ?? env['TEMPORAL_ADDRESS'];
  if (hostAndPort.test(address)) return { address, namespace: profile.namespace ?? 'default' };
  throw new Error(
    `expected TEMPORAL_ADDRESS to be a host and a port such as localhost:7233, found ${address}; correct it`,
  );
}

/**
 * How to connect: keys and certificates of the user's profile where the server is their own, plainly where it is the embedded one.
 * It does for a `Connection` and a `NativeConnection`.
 */
export function connectionOptions(
  address: string,
  env: NodeJS.ProcessEnv = process.env,
): ConnectionOptions & NativeConnectionOptions {
  const own = ownServer(env);
  if (own?.address !== address) return { address };
  return { ...readProfile(env).connectionOptions };
}

/** A client, and its connection to be closed when done. */
export async function connectClient(
  server: Address,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ client: Client; connection: Connection }> {
  const connection = await Connection.connect(connectionOptions(server.address, env));
  return { client: new Client({ connection, namespace: server.namespace }), connection };
}

function readProfile(env: NodeJS.ProcessEnv): ReturnType<typeof loadClientConnectConfig> {
  try {
    return loadClientConnectConfig({ overrideEnvVars: definedIn(env) });
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [String(error)];
    throw new Error(`expected TEMPORAL_* and their profile to describe a server, found that ${reason}; correct them`, {
      cause: error,
    });
  }
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) defined[name] = value;
  return defined;
}
