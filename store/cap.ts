import type { Cap } from '../domain/cap.ts';
import type { Database } from './database.ts';
import { numberOrNull } from './rows.ts';
import type { Row } from './rows.ts';

export function readHomeCap(database: Database): Cap {
  const row = database.get('SELECT cap_usd AS usd, cap_calls AS calls, cap_tokens AS tokens FROM home');
  return row === undefined ? { usd: null, calls: null, tokens: null } : capOf(row);
}

export const capOf = (row: Row): Cap => ({
  usd: numberOrNull(row, 'usd'),
  calls: numberOrNull(row, 'calls'),
  tokens: numberOrNull(row, 'tokens'),
});
