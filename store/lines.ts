import type { Database } from './database.ts';
import { isRunning } from './owner.ts';
import type { LeaseOwner, LineFigures, Lines } from './port.ts';
import { body, bodySchema, number, text } from './rows.ts';
import type { Row } from './rows.ts';

/** Milliseconds after which a line that was not told again is nobody's. */
const staleMs = 5_000;

export function openLines(database: Database): Lines {
  return {
    tell: async (owner, lines) => {
      const told = lines.map((line) => JSON.stringify(line));
      database.write(() => {
        database.run(
          'DELETE FROM lines WHERE boot_id = ? AND pid = ? OR at < ?',
          owner.bootId,
          owner.pid,
          Date.now() - staleMs,
        );
        for (const line of told) writeLine(database, owner, line);
      });
    },
    read: async () => database.all('SELECT * FROM lines ORDER BY pid, body').filter(isLive).map(readLine),
  };
}

function writeLine(database: Database, { bootId, pid, startTime }: LeaseOwner, line: string): void {
  const sql = 'INSERT INTO lines (boot_id, pid, start_time, schema, body, at) VALUES (?, ?, ?, ?, ?, ?)';
  database.run(sql, bootId, pid, startTime, bodySchema, line, Date.now());
}

function isLive(row: Row): boolean {
  const owner = { bootId: text(row, 'boot_id'), pid: number(row, 'pid'), startTime: number(row, 'start_time') };
  return Date.now() - number(row, 'at') < staleMs && isRunning(owner);
}

const readLine = (row: Row): LineFigures => body(row) as LineFigures;
