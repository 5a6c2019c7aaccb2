import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** The ending of an empty file beside a database: a server has answered with it. */
const proof = '.proven';

/** Says that a server has answered with a database. */
export function proveDatabase(database: string): void {
  writeFileSync(`${database}${proof}`, '', { mode: 0o600 });
}

/**
 * Removes a database that no server has answered with: one that died while it made its tables left what no other can open, and
 * nothing was in it yet.
 */
export function removeUnproven(database: string): void {
  if (existsSync(database) && existsSync(`${database}${proof}`)) return;
  for (const ending of ['', '-wal', '-shm', proof]) rmSync(`${database}${ending}`, { force: true });
}
