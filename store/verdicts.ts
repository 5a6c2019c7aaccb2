import type { Status } from '../domain/execution.ts';
import type { Database } from './database.ts';
import type { Verdicts } from './port.ts';
import { oneOf } from './rows.ts';

const statuses = ['passed', 'failed', 'error', 'timeout', 'memory', 'blocked'] as const satisfies Status[];

export function openVerdicts(database: Database): Verdicts {
  return {
    read: async (hash) => {
      const row = database.get('SELECT status FROM verdicts WHERE hash = ?', hash);
      return row === undefined ? null : oneOf(row, 'status', statuses);
    },
    write: async (hash, status) => {
      const sql = 'INSERT OR REPLACE INTO verdicts (hash, status, at) VALUES (?, ?, ?)';
      database.write(() => database.run(sql, hash, status, Date.now()));
    },
  };
}
