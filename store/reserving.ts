import type { Database } from './database.ts';
import { findHolder, type Holder, isAlive, readHolder } from './holders.ts';
import { isSameOwner } from './owner.ts';
import { text } from './rows.ts';

/** Leased calls with money held that no batch has, for a run or for all. */
const reserving = `FROM calls WHERE pid IS NOT NULL AND run = coalesce(?, run)
  AND EXISTS (SELECT 1 FROM reservations WHERE reservations.key = calls.key)
  AND NOT EXISTS (SELECT 1 FROM batch_calls WHERE batch_calls.key = calls.key)`;

/** Calls for which processes hold money that are gone, or have stood still for too long. */
export function keysOfDead(database: Database): string[] {
  const dead = holdersOf(database, null).filter((holder) => !isAlive(holder));
  return dead.flatMap(({ owner: { bootId, pid, startTime } }) =>
    database
      .all(`SELECT key ${reserving} AND boot_id = ? AND pid = ? AND start_time = ?`, null, bootId, pid, startTime)
      .map((row) => text(row, 'key')),
  );
}

/** Whether living processes other than the one that asks for a call hold money, and may give some of it back. */
export function holdOthers(database: Database, key: string, run: string | null): boolean {
  const asking = findHolder(database, key);
  const others = holdersOf(database, run).filter(({ owner }) => asking === null || !isSameOwner(owner, asking.owner));
  return others.some(isAlive);
}

/** Each process once, with its newest lease. */
function holdersOf(database: Database, run: string | null): Holder[] {
  const sql = `SELECT boot_id, pid, start_time, max(leased_at) AS leased_at ${reserving} GROUP BY 1, 2, 3`;
  return database.all(sql, run).map(readHolder);
}
