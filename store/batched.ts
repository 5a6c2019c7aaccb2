import type { Database } from './database.ts';

/** Whether a call is in a batch: what is reserved for it is held until its answer is taken, or it leaves. */
export function isBatched(database: Database, key: string): boolean {
  return database.get('SELECT 1 FROM batch_calls WHERE key = ?', key) !== undefined;
}

/** Whether calls of a run are in batches and hold some of its budget. */
export function holdsBatched(database: Database, run: string): boolean {
  const sql = 'SELECT 1 FROM reservations JOIN batch_calls USING (key) WHERE run = ? LIMIT 1';
  return database.get(sql, run) !== undefined;
}

/** Takes a call out of its batch; out of this one only, where one is named. */
export function leaveBatch(database: Database, key: string, tag: string | null = null): void {
  const sql = 'DELETE FROM batch_calls WHERE key = ? AND tag = coalesce(?, tag)';
  if (database.run(sql, key, tag) > 0) sweepBatches(database);
}

/** Forgets batches that no call is in. */
export function sweepBatches(database: Database): void {
  database.run('DELETE FROM batches WHERE tag NOT IN (SELECT tag FROM batch_calls)');
}
