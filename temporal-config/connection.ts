import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';

/** A server and the namespace in it. */
export interface Address {
  /** `host:port` */
  address: string;
  namespace: string;
}

/** The user's own server, as `TEMPORAL_*` and their profile describe it; null where `TEMPORAL_ADDRESS` names none, whatever a profile says. */
export function ownServer(env: NodeJS.ProcessEnv = process.env): Address | null {
  if (!env['TEMPORAL_ADDRESS']) return null;
  const profile = loadClientConnectConfig({ overrideEnvVars: definedIn(env) });
  return {
    address: profile.connectionOptions.address ?? env['TEMPORAL_ADDRESS'],
    namespace: profile.namespace ?? 'default',
  };
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
  return { ...loadClientConnectConfig({ overrideEnvVars: definedIn(env) }).connectionOptions };
}

/** A client, and its connection to be closed when done. */
export async function connectClient(
  server: Address,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ client: Client; connection: Connection }> {
  const connection = await Connection.connect(connectionOptions(server.address, env));
  return { client: new Client({ connection, namespace: server.namespace }), connection };
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined) defined[name] = value;
  return defined;
}
