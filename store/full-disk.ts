import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

/** The most pages that a file of SQLite can have. */
const mostPages = 4_294_967_294;

const { writeFileSync } = fs;
// oxlint-disable-next-line unbound-method -- It is called for the connection that it is meant for.
const { exec } = DatabaseSync.prototype;
const connections = new Set<DatabaseSync>();
let full: string | null = null;
let hooked = false;

/**
 * Plays a full disk to this thread: stores in `folder` cannot grow, and no file can be written there. Null: there is room again.
 * Only for rehearsals: `persd chaos` loads it into the processes that it disturbs, before they open anything.
 */
export function fillDisk(folder: string | null): void {
  if (!hooked) hook();
  full = folder;
  for (const connection of connections) limit(connection);
}

/** The store's connections are known by the first thing that they are told: how they are to write. */
function hook(): void {
  hooked = true;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql);
    if (connections.has(this)) return;
    connections.add(this);
    if (full !== null) limit(this);
  };
  fs.writeFileSync = (file, ...rest) => {
    if (isFull(String(file))) throw noSpace(String(file));
    writeFileSync(file, ...rest);
  };
  syncBuiltinESMExports();
}

function limit(connection: DatabaseSync): void {
  if (!connection.isOpen) return void connections.delete(connection);
  const file = connection.location();
  if (file === null || !file.endsWith('persd.db')) return;
  // SQLite never goes below what the file has already.
  exec.call(connection, `PRAGMA max_page_count = ${isFull(file) ? 1 : mostPages}`);
}

const isFull = (path: string): boolean => full !== null && path.startsWith(full);

function noSpace(path: string): Error {
  return Object.assign(new Error(`ENOSPC: no space left on device, write '${path}'`), { code: 'ENOSPC', errno: -28 });
}
