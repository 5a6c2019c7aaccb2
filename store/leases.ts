import type { Role } from '../domain/model.ts';
import { settleAsLost } from './budget.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import { findHolder, isAlive, roles } from './holders.ts';
import { bootClock, isSameOwner } from './owner.ts';
import { pack } from './packing.ts';
import type { CallTries, Claim, LeaseOwner, NewCall } from './port.ts';
import { findReply } from './replies.ts';
import { number, oneOf, text } from './rows.ts';
import type { Row } from './rows.ts';
import { noteAsked, noteReused } from './uses.ts';

/** One send of one call, as whoever claimed it remembers it. */
export interface Lease {
  key: string;
  /** Which of all the leases ever given on this call. */
  number: number;
  run: string;
  role: Role;
  maxTokens: number;
}

/** Decides a claim within the caller's transaction. A lease that was given comes back beside the answer. */
export function claimCall(database: Database, call: NewCall, owner: LeaseOwner): { claim: Claim; lease: Lease | null } {
  const reply = findReply(database, call.key, call.maxTokens);
  if (reply !== null) {
    noteReused(database, call, reply);
    return { claim: { state: 'replied', reply }, lease: null };
  }
  noteAsked(database, call);
  const holder = findHolder(database, call.key);
  const others = holder !== null && !isSameOwner(holder.owner, owner);
  if (others && isAlive(holder)) return { claim: { state: 'taken' }, lease: null };
  if (others) settleAsLost(database, call.key);
  const lease = takeLease(database, call, owner);
  return { claim: { state: 'leased', tries: readTries(database, call.key) }, lease };
}

/** The lease last given on a call. */
export function lastLease(database: Database, key: string): Lease {
  const row = database.get('SELECT key, lease, run, role, max_tokens FROM calls WHERE key = ?', key);
  return readLease(row, key);
}

/** Whether nobody has taken the call over since. */
export function isCurrent(database: Database, lease: Lease): boolean {
  return lastLease(database, lease.key).number === lease.number;
}

/** Frees a lease, unless somebody has taken it over. */
export function freeLease(database: Database, lease: Lease): void {
  database.run(
    'UPDATE calls SET boot_id = NULL, pid = NULL, start_time = NULL, leased_at = NULL WHERE key = ? AND lease = ?',
    lease.key,
    lease.number,
  );
}

export function readTries(database: Database, key: string): CallTries {
  const row = database.get('SELECT tries, sendable_ms FROM calls WHERE key = ?', key);
  if (row === undefined) return { tries: 0, sendableMs: 0 };
  return { tries: number(row, 'tries'), sendableMs: number(row, 'sendable_ms') };
}

/** Writes the intent to send. Who claims what it holds already keeps that lease, and with it what it reserved. */
function takeLease(database: Database, call: NewCall, owner: LeaseOwner): Lease {
  const row = database.get(
    `INSERT INTO calls (key, identity, host, max_tokens, request, run, role, lease, boot_id, pid, start_time, leased_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET host = excluded.host, max_tokens = excluded.max_tokens, request = excluded.request, run = excluded.run,
       role = excluded.role, lease = calls.lease
         + (calls.boot_id IS NOT excluded.boot_id OR calls.pid IS NOT excluded.pid OR calls.start_time IS NOT excluded.start_time),
       boot_id = excluded.boot_id, pid = excluded.pid, start_time = excluded.start_time, leased_at = excluded.leased_at
     RETURNING key, lease, run, role, max_tokens`,
    call.key,
    call.identity,
    call.host,
    call.maxTokens,
    pack(call.request),
    call.run,
    call.role,
    owner.bootId,
    owner.pid,
    owner.startTime,
    bootClock(),
  );
  return readLease(row, call.key);
}

function readLease(row: Row | undefined, key: string): Lease {
  if (row === undefined) {
    throw new StoreFailure(
      `The journal has no call ${key}. A call must be claimed before it is reserved, settled or failed.`,
    );
  }
  return {
    key,
    number: number(row, 'lease'),
    run: text(row, 'run'),
    role: oneOf(row, 'role', roles),
    maxTokens: number(row, 'max_tokens'),
  };
}
