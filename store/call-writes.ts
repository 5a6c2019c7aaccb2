import type { Failure } from '../domain/failure.ts';
import type { Role } from '../domain/model.ts';
import { addSpend, dropReservation, reserveSpend, settleReservation } from './budget.ts';
import { isBatched, leaveBatch } from './batched.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import { renewLeases } from './holders.ts';
import { claimCall, freeLease, isCurrent, lastLease, readTries } from './leases.ts';
import type { Lease } from './leases.ts';
import type { CallTries, Claim, LeaseOwner, NewCall, Reserved, Spend, StoredReply } from './port.ts';
import { writeReply } from './replies.ts';
import { clearTroubles, noteTrouble } from './troubles.ts';
import { pauseUnbounded } from './unbounded.ts';
import { noteBought, noteFailed } from './uses.ts';

/**
 * What changes calls. Each method is a part of a transaction that its caller holds open, so that one commit can carry many.
 *
 * Remembers the leases given through it: a process that slept through the takeover of a call must not end its successor's send.
 */
export class CallWrites {
  readonly #database: Database;
  readonly #held = new Map<string, Lease>();

  constructor(database: Database) {
    this.#database = database;
  }

  claim(call: NewCall, owner: LeaseOwner): Claim {
    const { claim, lease } = claimCall(this.#database, call, owner);
    if (lease !== null) this.#held.set(call.key, lease);
    return claim;
  }

  reserve(key: string, run: string, spend: Spend, forBatch = false): Reserved {
    const lease = this.#lease(key);
    if (isCurrent(this.#database, lease)) return reserveSpend(this.#database, lease, run, spend, !forBatch);
    throw new StoreFailure(`The lease of call ${key} ran out while this process stood still. Claim the call again.`);
  }

  settle(key: string, reply: StoredReply, spend: Spend, latencyMs: number | null = null): void {
    leaveBatch(this.#database, key);
    const lease = this.#end(key, spend);
    writeReply(this.#database, key, reply, { maxTokens: lease.maxTokens, latencyMs });
    noteBought(this.#database, lease.run, key, reply);
    pauseUnbounded(this.#database, lease, reply);
  }

  fail(key: string, failure: Failure, spend: Spend, counts: boolean): CallTries {
    const lease = this.#end(key, spend);
    if (counts) this.#database.run('UPDATE calls SET tries = tries + 1 WHERE key = ?', key);
    noteFailed(this.#database, lease.run, key);
    noteTrouble(this.#database, lease.run, lease.role, failure);
    return readTries(this.#database, key);
  }

  release(key: string): void {
    const lease = this.#lease(key);
    if (!isBatched(this.#database, key)) dropReservation(this.#database, lease);
    this.#free(lease);
  }

  addSendable(key: string, ms: number): CallTries {
    this.#database.run('UPDATE calls SET sendable_ms = sendable_ms + ? WHERE key = ?', Math.round(ms), key);
    return readTries(this.#database, key);
  }

  clearTrouble(run: string, role: Role): void {
    clearTroubles(this.#database, run, role);
  }

  /** Says that a process still works on all calls that it holds. */
  renew(owner: LeaseOwner): void {
    renewLeases(this.#database, owner);
  }

  #lease(key: string): Lease {
    return this.#held.get(key) ?? lastLease(this.#database, key);
  }

  /** Books what a send took. Of one that was taken over, the whole reservation was booked at that moment. */
  #end(key: string, spend: Spend): Lease {
    const lease = this.#lease(key);
    // Whoever could not be asked about a batch has not lost the call in it.
    const held = isBatched(this.#database, key);
    const closed = held || settleReservation(this.#database, lease, spend);
    if (!closed && isCurrent(this.#database, lease)) addSpend(this.#database, lease.run, spend);
    this.#free(lease);
    return lease;
  }

  #free(lease: Lease): void {
    freeLease(this.#database, lease);
    this.#held.delete(lease.key);
  }
}
