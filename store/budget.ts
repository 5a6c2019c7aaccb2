import type { Cap } from '../domain/cap.ts';
import { holdsBatched, isBatched } from './batched.ts';
import { holdOthers, keysOfDead } from './reserving.ts';
import { findRunCap, readHomeCap } from './cap.ts';
import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import type { Reserved, Spend } from './port.ts';
import { number, text } from './rows.ts';
import type { Row } from './rows.ts';

/** One reservation: the send of a call under one lease. */
interface Send {
  key: string;
  number: number;
}

/** Takes the worst case out of what is left of both budgets, or says which one it does not fit and takes nothing. */
export function reserveSpend(database: Database, send: Send, run: string, spend: Spend, sent = true): Reserved {
  if (isHeldByBatch(database, send)) return 'reserved';
  // An earlier send that never told its price was lost: it must not free this one's reservation.
  settleAsLost(database, send.key);
  const over = overdrawnByLiving(database, run, spend);
  if (over !== null && holdOthers(database, send.key, over === 'home' ? null : run)) return 'over_for_now';
  if (over === 'run') return holdsBatched(database, run) ? 'over_with_batch' : 'over_run';
  if (over === 'home') return 'over_home';
  database.run(
    'INSERT INTO reservations (key, lease, run, nanousd, calls, tokens, sent) VALUES (?, ?, ?, ?, ?, ?, ?)',
    send.key,
    send.number,
    run,
    toNano(spend.usd),
    spend.calls,
    spend.tokens,
    sent ? 1 : 0,
  );
  return 'reserved';
}

/** Which budget a call does not fit, when nothing is held by processes that are dead. */
function overdrawnByLiving(database: Database, run: string, spend: Spend): 'run' | 'home' | null {
  if (overdrawn(database, run, spend) === null) return null;
  settleDead(database);
  return overdrawn(database, run, spend);
}

/** Which budget a call does not fit as the books stand. */
function overdrawn(database: Database, run: string, spend: Spend): 'run' | 'home' | null {
  if (!fits(readCap(database, run), readTaken(database, run), spend)) return 'run';
  return fitsHome(database, spend) ? null : 'home';
}

/** Books what dead processes have reserved: whether it was spent nobody will tell, and what was not sent is free again. */
function settleDead(database: Database): void {
  for (const key of keysOfDead(database)) settleAsLost(database, key);
}

/** Closes a send's reservation and books what it really took; false when there was none. */
export function settleReservation(database: Database, send: Send, spend: Spend): boolean {
  const sql = 'DELETE FROM reservations WHERE key = ? AND lease = ? RETURNING run';
  const row = database.get(sql, send.key, send.number);
  if (row === undefined) return false;
  addSpend(database, text(row, 'run'), spend);
  return true;
}

/** Gives a reservation back: nothing was sent. */
export function dropReservation(database: Database, send: Send): void {
  database.run('DELETE FROM reservations WHERE key = ? AND lease = ?', send.key, send.number);
}

/** Books a call's open reservations in full: what was sent by somebody who will not tell its price. A batch will tell it yet. */
export function settleAsLost(database: Database, key: string): void {
  if (!isBatched(database, key)) bookReserved(database, key);
}

function bookReserved(database: Database, key: string): void {
  const sql = 'DELETE FROM reservations WHERE key = ? RETURNING run, nanousd, calls, tokens, sent';
  for (const row of database.all(sql, key))
    if (number(row, 'sent') === 1) addSpend(database, text(row, 'run'), readSpend(row));
}

/** Whether a batch holds what an earlier lease on the call reserved; it is this one's from now on. */
function isHeldByBatch(database: Database, send: Send): boolean {
  if (!isBatched(database, send.key)) return false;
  return database.run('UPDATE reservations SET lease = ? WHERE key = ?', send.number, send.key) > 0;
}

export function addSpend(database: Database, run: string, spend: Spend): void {
  database.run(
    'UPDATE spends SET nanousd = nanousd + ?, calls = calls + ?, tokens = tokens + ? WHERE run = ?',
    toNano(spend.usd),
    spend.calls,
    spend.tokens,
    run,
  );
}

/** What is spent for good; of all runs together where none is named. */
export function readSettled(database: Database, run: string | null): Spend {
  return readSums(database, 'spends', run);
}

export function readReserved(database: Database, run: string | null): Spend {
  return readSums(database, 'reservations', run);
}

/** Keeps on the home's account what a run spent that is removed. */
export function keepSpent(database: Database, run: string): void {
  for (const row of database.all('SELECT key FROM reservations WHERE run = ?', run))
    bookReserved(database, text(row, 'key'));
  addSpend(database, removed, readSettled(database, run));
}

/** The account of runs that were removed. */
const removed = '';

function readSums(database: Database, table: 'spends' | 'reservations', run: string | null): Spend {
  const row = database.get(
    `SELECT coalesce(sum(nanousd), 0) AS nanousd, coalesce(sum(calls), 0) AS calls, coalesce(sum(tokens), 0) AS tokens
     FROM ${table} WHERE run = coalesce(?, run)`,
    run,
  );
  return row === undefined ? { usd: 0, calls: 0, tokens: 0 } : readSpend(row);
}

/** Settled and reserved together. */
function readTaken(database: Database, run: string | null): Spend {
  const [settled, reserved] = [readSettled(database, run), readReserved(database, run)];
  return {
    usd: settled.usd + reserved.usd,
    calls: settled.calls + reserved.calls,
    tokens: settled.tokens + reserved.tokens,
  };
}

/** Dollars are compared in whole billionths, so that no rounding lets one through. */
function fits(cap: Cap, taken: Spend, spend: Spend): boolean {
  if (cap.usd !== null && toNano(taken.usd) + toNano(spend.usd) > toNano(cap.usd)) return false;
  if (cap.calls !== null && taken.calls + spend.calls > cap.calls) return false;
  return cap.tokens === null || taken.tokens + spend.tokens <= cap.tokens;
}

/** Most homes have no budget of their own, and then their runs need not be summed up. */
function fitsHome(database: Database, spend: Spend): boolean {
  const cap = readHomeCap(database);
  if (cap.usd === null && cap.calls === null && cap.tokens === null) return true;
  return fits(cap, readTaken(database, null), spend);
}

function readCap(database: Database, run: string): Cap {
  const cap = findRunCap(database, run);
  if (cap === null) throw new StoreFailure(`There is no run "${run}", so no budget to spend from.`);
  return cap;
}

function readSpend(row: Row): Spend {
  return { usd: number(row, 'nanousd') / 1e9, calls: number(row, 'calls'), tokens: number(row, 'tokens') };
}

function toNano(usd: number): number {
  return Math.round(usd * 1e9);
}
