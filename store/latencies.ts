import type { Database } from './database.ts';
import { roles } from './holders.ts';
import type { Destination, Latency } from './journal-port.ts';
import { stages } from './read-uses.ts';
import { number, oneOf, textOrNull } from './rows.ts';

/** Nearest-rank percentiles of what a run bought; what it reused was somebody else's wait. */
export function readLatencies(database: Database, run: string): Latency[] {
  const sql = `SELECT role, stage, count(*) AS calls,
      min(CASE WHEN rank * 100 >= total * 50 THEN latency_ms END) AS p50,
      min(CASE WHEN rank * 100 >= total * 99 THEN latency_ms END) AS p99
    FROM (SELECT role, stage, latency_ms,
        row_number() OVER (PARTITION BY role, stage ORDER BY latency_ms) AS rank,
        count(*) OVER (PARTITION BY role, stage) AS total
      FROM call_uses JOIN replies USING (key) WHERE run = ? AND state = 'bought' AND latency_ms IS NOT NULL)
    GROUP BY role, stage ORDER BY role, stage`;
  return database.all(sql, run).map((row) => ({
    role: oneOf(row, 'role', roles),
    stage: oneOf(row, 'stage', stages),
    calls: number(row, 'calls'),
    p50: number(row, 'p50'),
    p99: number(row, 'p99'),
  }));
}

/** What a run was answered from the journal left the machine for another, and what only waits has not left it. */
export function readDestinations(database: Database, run: string): Destination[] {
  const sql = `SELECT host, call_uses.role AS role, count(*) AS calls, sum(input) AS input
    FROM call_uses JOIN calls USING (key) WHERE call_uses.run = ? AND (state IN ('bought', 'failed')
      OR state = 'asked' AND EXISTS (SELECT 1 FROM reservations WHERE reservations.key = call_uses.key))
    GROUP BY 1, 2 ORDER BY 1, 2`;
  return database.all(sql, run).map((row) => ({
    host: textOrNull(row, 'host'),
    role: oneOf(row, 'role', roles),
    calls: number(row, 'calls'),
    inputTokens: number(row, 'input'),
  }));
}
