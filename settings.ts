import { resolve } from 'node:path';

/** What changes only the place: read once, at the edge, and handed down. */
export interface Settings {
  /** The folder with the store and the embedded server's data; `PERSD_HOME`, by default `.persd` in the working folder. */
  home: string;
  /** A Temporal server of the user's own; null: the embedded one. `TEMPORAL_ADDRESS` says so. */
  temporalAddress: string | null;
  /** A server binary of the user's own; `TEMPORAL_CLI_PATH`. */
  temporalCliPath: string | null;
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    home: resolve(env['PERSD_HOME'] || '.persd'),
    temporalAddress: env['TEMPORAL_ADDRESS'] || null,
    temporalCliPath: env['TEMPORAL_CLI_PATH'] || null,
  };
}
