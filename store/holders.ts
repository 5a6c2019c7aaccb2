import type { Role } from '../domain/model.ts';
import type { Database } from './database.ts';
import { bootClock, isRunning } from './owner.ts';
import type { LeaseOwner } from './port.ts';
import { number, numberOrNull, oneOf, text } from './rows.ts';
import type { Row } from './rows.ts';

/** Milliseconds for which a process that is there but frozen keeps a lease after it last renewed it. */
export const frozenMs = 600_000;

export const roles = ['student', 'teacher'] as const satisfies readonly Role[];

/** Who has a call's lease, and when it was last renewed (milliseconds of the owner's `bootClock`). */
export interface Holder {
  owner: LeaseOwner;
  leasedAt: number;
}

export function findHolder(database: Database, key: string): Holder | null {
  const row = database.get('SELECT boot_id, pid, start_time, leased_at FROM calls WHERE key = ?', key);
  return row === undefined || numberOrNull(row, 'pid') === null ? null : readHolder(row);
}

/** No clock that a person or a time server sets decides this: a jump would take calls from a process that works on them. */
export function isAlive(holder: Holder): boolean {
  return bootClock() - holder.leasedAt < frozenMs && isRunning(holder.owner);
}

/** Says that a process still works on everything that it holds. */
export function renewLeases(database: Database, owner: LeaseOwner): void {
  database.run(
    'UPDATE calls SET leased_at = ? WHERE pid IS NOT NULL AND boot_id = ? AND pid = ? AND start_time = ?',
    bootClock(),
    owner.bootId,
    owner.pid,
    owner.startTime,
  );
}

/** Calls that live processes have sent for a run, and whose money is held until their reply; those in line are not among them. */
export function countInFlight(database: Database, run: string): Record<Role, number> {
  const counts = { student: 0, teacher: 0 };
  const rows = database.all(
    `SELECT role, boot_id, pid, start_time, leased_at / 1000 * 1000 AS leased_at, count(*) AS held FROM calls
     WHERE pid IS NOT NULL AND run = ? AND EXISTS (SELECT 1 FROM reservations WHERE reservations.key = calls.key) GROUP BY 1, 2, 3, 4, 5`,
    run,
  );
  for (const row of rows) if (isAlive(readHolder(row))) counts[oneOf(row, 'role', roles)] += number(row, 'held');
  return counts;
}

export function readHolder(row: Row): Holder {
  const owner = { bootId: text(row, 'boot_id'), pid: number(row, 'pid'), startTime: number(row, 'start_time') };
  return { owner, leasedAt: number(row, 'leased_at') };
}
