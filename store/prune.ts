import type { Database } from './database.ts';
import type { Pruned } from './journal-port.ts';
import { number } from './rows.ts';

/** Calls that no run wants, that nobody holds, and whose money is settled. A reply without a time is from before times were noted. */
const unwanted = `FROM calls LEFT JOIN replies ON replies.key = calls.key
  WHERE calls.key NOT IN (SELECT key FROM call_uses) AND calls.pid IS NULL
    AND calls.key NOT IN (SELECT key FROM reservations) AND coalesce(at, 0) < ?`;

export function countPrunable(database: Database, before: number): Pruned {
  const sql = `SELECT count(*) AS calls, coalesce(sum(length(request) + coalesce(length(body), 0)), 0) AS bytes ${unwanted}`;
  const row = database.get(sql, before);
  return row === undefined ? { calls: 0, bytes: 0 } : { calls: number(row, 'calls'), bytes: number(row, 'bytes') };
}

/** Within a transaction that the caller holds open. */
export function prune(database: Database, before: number): Pruned {
  const pruned = countPrunable(database, before);
  database.run(`DELETE FROM replies WHERE key IN (SELECT calls.key ${unwanted})`, before);
  const orphans = `SELECT key FROM calls WHERE key NOT IN (SELECT key FROM call_uses) AND pid IS NULL
    AND key NOT IN (SELECT key FROM reservations) AND key NOT IN (SELECT key FROM replies)`;
  database.run(`DELETE FROM calls WHERE key IN (${orphans})`);
  return pruned;
}
