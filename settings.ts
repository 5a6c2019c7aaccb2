import { resolve } from 'node:path';

/** What changes only the place: read once, at the edge, and handed down. Temporal's own is read by `temporal-config/connection.ts`. */
export interface Settings {
  /** The folder with the store and the embedded server's data; `PERSD_HOME`, by default `.persd` in the working folder. */
  home: string;
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return { home: resolve(env['PERSD_HOME'] || '.persd') };
}
