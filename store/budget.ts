import type { Database } from './database.ts';
import { StoreFailure } from './failure.ts';
import type { Spend } from './port.ts';
import { number, numberOrNull, text } from './rows.ts';
import type { Row } from './rows.ts';

/** One reservation: the send of a call under one lease. */
interface Send {
  key: string;
  number: number;
}

/** Takes the worst case out of what is left of a run's budget; takes nothing and returns false when it does not fit. */
export function reserveSpend(database: Database, send: Send, run: string, spend: Spend): boolean {
  // An earlier send that never told its price was lost: it must not free this one's reservation.
  settleAsLost(database, send.key);
  if (!fits(database, run, spend)) return false;
  database.run(
    'INSERT INTO reservations (key, lease, run, nanousd, calls, tokens) VALUES (?, ?, ?, ?, ?, ?)',
    send.key,
    send.number,
    run,
    toNano(spend.usd),
    spend.calls,
    spend.tokens,
  );
  return true;
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

/** Books a call's open reservations in full: what was sent by somebody who will not tell its price. */
export function settleAsLost(database: Database, key: string): void {
  const lost = database.all('DELETE FROM reservations WHERE key = ? RETURNING run, nanousd, calls, tokens', key);
  for (const row of lost) addSpend(database, text(row, 'run'), readSpend(row));
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

export function readSettled(database: Database, run: string): Spend {
  const row = database.get('SELECT nanousd, calls, tokens FROM spends WHERE run = ?', run);
  return row === undefined ? { usd: 0, calls: 0, tokens: 0 } : readSpend(row);
}

export function readReserved(database: Database, run: string): Spend {
  const row = database.get(
    `SELECT coalesce(sum(nanousd), 0) AS nanousd, coalesce(sum(calls), 0) AS calls, coalesce(sum(tokens), 0) AS tokens
     FROM reservations WHERE run = ?`,
    run,
  );
  return row === undefined ? { usd: 0, calls: 0, tokens: 0 } : readSpend(row);
}

function fits(database: Database, run: string, spend: Spend): boolean {
  const cap = readCap(database, run);
  const settled = readSettled(database, run);
  const reserved = readReserved(database, run);
  const total = (part: keyof Spend): number => settled[part] + reserved[part] + spend[part];
  const dollarsFit =
    cap.usd === null || toNano(settled.usd) + toNano(reserved.usd) + toNano(spend.usd) <= toNano(cap.usd);
  const callsFit = cap.calls === null || total('calls') <= cap.calls;
  return dollarsFit && callsFit && (cap.tokens === null || total('tokens') <= cap.tokens);
}

function readCap(database: Database, run: string): Record<keyof Spend, number | null> {
  const row = database.get(
    `SELECT plan ->> '$.budget.usd' AS usd, plan ->> '$.budget.calls' AS calls, plan ->> '$.budget.tokens' AS tokens
     FROM runs WHERE name = ?`,
    run,
  );
  if (row === undefined) throw new StoreFailure(`There is no run "${run}", so no budget to spend from.`);
  return { usd: numberOrNull(row, 'usd'), calls: numberOrNull(row, 'calls'), tokens: numberOrNull(row, 'tokens') };
}

function readSpend(row: Row): Spend {
  return { usd: number(row, 'nanousd') / 1e9, calls: number(row, 'calls'), tokens: number(row, 'tokens') };
}

function toNano(usd: number): number {
  return Math.round(usd * 1e9);
}
