import { readReserved, readSettled } from './budget.ts';
import { readHomeCap } from './cap.ts';
import type { Database } from './database.ts';
import type { HomeBudget } from './port.ts';

export function openHomeBudget(database: Database): HomeBudget {
  return {
    limit: async ({ usd, calls, tokens }) => {
      const sql = 'UPDATE home SET cap_usd = ?, cap_calls = ?, cap_tokens = ?';
      database.write(() => database.run(sql, usd, calls, tokens));
    },
    read: async () =>
      database.snapshot(() => ({
        cap: readHomeCap(database),
        spent: readSettled(database, null),
        reserved: readReserved(database, null),
      })),
  };
}
