import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Calls of a home that some process stands in line with or has sent: those with a lease. */
export function callsHeld(home: string): number {
  const database = new DatabaseSync(join(home, 'persd.db'), { readOnly: true, timeout: 5_000 });
  try {
    return Number(database.prepare('SELECT count(*) AS held FROM calls WHERE pid IS NOT NULL').get()?.['held']);
  } finally {
    database.close();
  }
}
