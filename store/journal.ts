import type { Database } from './database.ts';
import type { CallEntry, CallFilter, Journal, WholeCall } from './journal-port.ts';
import { roles } from './holders.ts';
import { readDestinations, readLatencies } from './latencies.ts';
import { readPast } from './past.ts';
import { countPrunable, prune } from './prune.ts';
import { stages } from './read-uses.ts';
import { findReply } from './replies.ts';
import { number, numberOrNull, oneOf, packedText, type Row, text, textOrNull } from './rows.ts';

export function openJournal(database: Database): Journal {
  return {
    list: async (run, which = {}) => list(database, run, which),
    find: async (run, prefix) => database.snapshot(() => find(database, run, prefix)),
    latencies: async (run) => readLatencies(database, run),
    destinations: async (run) => readDestinations(database, run),
    past: async (identity) => readPast(database, identity),
    prune: async (before) => database.write(() => prune(database, before)),
    prunable: async (before) => database.snapshot(() => countPrunable(database, before)),
    compact: async () => database.compact(),
  };
}

const states = ['bought', 'reused', 'failed', 'in_flight', 'waiting'] as const;

/** A call whose money is held is on its way; the journal keeps rows in the order in which they were first wanted. */
const columns = `call_uses.key AS key, call_uses.role AS role, stage, task, truncated, tries, host, at, latency_ms,
  call_uses.input AS input, call_uses.cached_input AS cached_input, call_uses.output AS output,
  CASE WHEN state <> 'asked' THEN state
    WHEN EXISTS (SELECT 1 FROM reservations WHERE reservations.key = call_uses.key) THEN 'in_flight' ELSE 'waiting' END AS state`;

const tables = 'call_uses JOIN calls ON calls.key = call_uses.key LEFT JOIN replies ON replies.key = call_uses.key';

function list(database: Database, run: string, { role, task, failed }: CallFilter): CallEntry[] {
  const sql = `SELECT ${columns} FROM ${tables} WHERE call_uses.run = ? AND call_uses.role = coalesce(?, call_uses.role)
    AND task = coalesce(?, task) AND (? = 0 OR state = 'failed') ORDER BY calls.rowid`;
  return database.all(sql, run, role ?? null, task ?? null, failed === true ? 1 : 0).map(readEntry);
}

function find(database: Database, run: string, prefix: string): WholeCall[] {
  const sql = `SELECT ${columns}, identity, request FROM ${tables}
    WHERE call_uses.run = ? AND substr(call_uses.key, 1, length(?)) = ? LIMIT 2`;
  return database.all(sql, run, prefix, prefix).map((row) => ({
    ...readEntry(row),
    identity: text(row, 'identity'),
    request: packedText(row, 'request'),
    reply: findReply(database, text(row, 'key'), 0),
  }));
}

const readEntry = (row: Row): CallEntry => ({
  key: text(row, 'key'),
  role: oneOf(row, 'role', roles),
  stage: oneOf(row, 'stage', stages),
  task: text(row, 'task'),
  state: oneOf(row, 'state', states),
  truncated: number(row, 'truncated') === 1,
  usage: { input: number(row, 'input'), cachedInput: number(row, 'cached_input'), output: number(row, 'output') },
  host: textOrNull(row, 'host'),
  at: numberOrNull(row, 'at'),
  latencyMs: numberOrNull(row, 'latency_ms'),
  tries: number(row, 'tries'),
});
