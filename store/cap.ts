import type { Cap } from '../domain/cap.ts';
import type { Database } from './database.ts';
import { numberOrNull } from './rows.ts';
import type { Row } from './rows.ts';

export function readHomeCap(database: Database): Cap {
  const row = database.get('SELECT cap_usd AS usd, cap_calls AS calls, cap_tokens AS tokens FROM home');
  return row === undefined ? { usd: null, calls: null, tokens: null } : capOf(row);
}

/** Null where the run is gone. */
export function findRunCap(database: Database, run: string): Cap | null {
  const row = database.get(
    `SELECT plan ->> '$.budget.usd' AS usd, plan ->> '$.budget.calls' AS calls, plan ->> '$.budget.tokens' AS tokens
     FROM runs WHERE name = ?`,
    run,
  );
  return row === undefined ? null : capOf(row);
}

const capOf = (row: Row): Cap => ({
  usd: numberOrNull(row, 'usd'),
  calls: numberOrNull(row, 'calls'),
  tokens: numberOrNull(row, 'tokens'),
});
