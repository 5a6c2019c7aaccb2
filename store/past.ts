import type { Database } from './database.ts';
import type { Past } from './journal-port.ts';
import { stages } from './read-uses.ts';
import { number, numberOrNull, oneOf, packedText, type Row, text } from './rows.ts';

/** Answers that are looked at: enough for a mean, and few enough to read whole. */
const most = 500;

/** Means of the last answers of these weights, whichever run bought them, as long as it is there; those without usage say nothing. */
export function readPast(database: Database, identity: string): Past[] {
  const sql = `SELECT stage, request, replies.input AS input, replies.output AS output, latency_ms
    FROM calls JOIN replies ON replies.key = calls.key JOIN call_uses ON call_uses.run = calls.run AND call_uses.key = calls.key
    WHERE identity = ? AND replies.input IS NOT NULL ORDER BY calls.rowid DESC LIMIT ${most}`;
  const stagesOf = Map.groupBy(database.all(sql, identity), (row) => text(row, 'stage'));
  return [...stagesOf.values()].flatMap((rows) => (rows[0] === undefined ? [] : [meansOf(rows[0], rows)]));
}

function meansOf(first: Row, rows: Row[]): Past {
  const mean = (value: (row: Row) => number): number => rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
  const timed = rows.map((row) => numberOrNull(row, 'latency_ms')).filter((ms) => ms !== null);
  return {
    stage: oneOf(first, 'stage', stages),
    calls: rows.length,
    input: mean((row) => number(row, 'input')),
    output: mean((row) => number(row, 'output')),
    requestBytes: mean((row) => Buffer.byteLength(packedText(row, 'request'))),
    latencyMs: timed.length === 0 ? null : timed.reduce((sum, ms) => sum + ms, 0) / timed.length,
  };
}
