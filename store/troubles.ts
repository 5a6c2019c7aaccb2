import type { Failure, FailureType } from '../domain/failure.ts';
import { remedies } from '../domain/failure.ts';
import type { Role } from '../domain/model.ts';
import type { Database } from './database.ts';
import { roles } from './holders.ts';
import type { Trouble } from './port.ts';
import { number, oneOf, text } from './rows.ts';

const failureTypes = Object.keys(remedies) as FailureType[];

export function noteTrouble(database: Database, run: string, role: Role, failure: Failure): void {
  database.run(
    `INSERT INTO troubles (run, role, type, message, count, at) VALUES (?, ?, ?, ?, 1, ?)
     ON CONFLICT (run, role, type) DO UPDATE SET message = excluded.message, count = count + 1, at = excluded.at`,
    run,
    role,
    failure.type,
    failure.message,
    Date.now(),
  );
}

export function clearTroubles(database: Database, run: string, role: Role): void {
  database.run('DELETE FROM troubles WHERE run = ? AND role = ?', run, role);
}

/** Newest first. */
export function readTroubles(database: Database, run: string): Trouble[] {
  return database.all('SELECT * FROM troubles WHERE run = ? ORDER BY at DESC, type', run).map((row) => ({
    role: oneOf(row, 'role', roles),
    failure: { type: oneOf(row, 'type', failureTypes), message: text(row, 'message') },
    count: number(row, 'count'),
    at: number(row, 'at'),
  }));
}
