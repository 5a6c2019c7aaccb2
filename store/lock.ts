import { DatabaseSync } from 'node:sqlite';

/** Held until `release` or until the process is gone, however it went. */
export interface Lock {
  release(): void;
}

/**
 * Takes the lock that `path` stands for, or answers null at once when another process holds it.
 *
 * It is the kernel's lock behind an open exclusive transaction: no clean-up is needed after kill -9, and no stale file can bar the way.
 */
export function takeLock(path: string): Lock | null {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => file.close() };
}

/** SQLITE_BUSY, also in its extended forms. */
function isBusy(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return (code & 0xff) === 5;
}
