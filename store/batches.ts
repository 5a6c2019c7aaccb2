import type { Failure } from '../domain/failure.ts';
import type { Database } from './database.ts';
import { leaveBatch, sweepBatches } from './batched.ts';
import { roles } from './holders.ts';
import { pack } from './packing.ts';
import type { BatchedCall, Batches, BatchFigures, BatchLine, BatchRecord, NewBatch } from './batch-port.ts';
import { number, oneOf, packedText, type Row, text, textOrNull } from './rows.ts';
import { clearTroubles, noteTrouble } from './troubles.ts';

export function openBatches(database: Database): Batches {
  return {
    intend: async (batch) => database.write(() => intend(database, batch)),
    find: async (key) => find(database, key),
    read: async (tag) => {
      const row = database.get('SELECT * FROM batches WHERE tag = ?', tag);
      return row === undefined ? null : readBatch(row);
    },
    askAgain: async (tag, seen, now) => {
      const sql = 'UPDATE batches SET asked_at = ? WHERE tag = ? AND asked_at = ? AND id IS NULL';
      return database.write(() => database.run(sql, now, tag, seen) === 1);
    },
    accepted: async (tag, id) =>
      void database.write(() => database.run('UPDATE batches SET id = ? WHERE tag = ? AND id IS NULL', id, tag)),
    keep: async (tag, lines) => database.write(() => keep(database, tag, lines)),
    end: async (tag, { status, reason }) => {
      const sql = 'UPDATE batches SET status = ?, reason = ? WHERE tag = ?';
      database.write(() => database.run(sql, status, reason, tag));
    },
    leave: async (key, tag) => database.write(() => leaveBatch(database, key, tag)),
    dissolve: async (tag) =>
      database.write(() => {
        database.run('DELETE FROM batch_calls WHERE tag = ?', tag);
        sweepBatches(database);
      }),
    told: async (tag, failure) => database.write(() => tell(database, tag, failure)),
    onlyFor: async (run) => database.all(onlyForSql, run, run).map(readBatch),
    list: async (run) => database.all(figuresSql, run ?? null, run ?? null).map(readFigures),
  };
}

function intend(database: Database, { calls, ...batch }: NewBatch): void {
  const { tag, baseURL, model, endpoint, inputFile, askedAt } = batch;
  database.run(
    'INSERT INTO batches (tag, base_url, model, endpoint, input_file, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
    tag,
    baseURL,
    model,
    endpoint,
    inputFile,
    askedAt,
  );
  for (const { key, maxTokens } of calls) {
    database.run('INSERT INTO batch_calls (key, tag, max_tokens) VALUES (?, ?, ?)', key, tag, maxTokens);
    database.run('UPDATE reservations SET sent = 1 WHERE key = ?', key);
  }
}

function find(database: Database, key: string): BatchedCall | null {
  const row = database.get('SELECT * FROM batch_calls JOIN batches USING (tag) WHERE key = ?', key);
  if (row === undefined) return null;
  const line = row['line'] === null ? null : packedText(row, 'line');
  return { batch: readBatch(row), maxTokens: number(row, 'max_tokens'), line };
}

function keep(database: Database, tag: string, lines: BatchLine[]): void {
  const sql = 'UPDATE batch_calls SET line = ? WHERE key = ? AND tag = ?';
  for (const { key, line } of lines) database.run(sql, pack(line), key, tag);
}

function tell(database: Database, tag: string, failure: Failure | null): void {
  const sql = `SELECT DISTINCT run, role FROM batch_calls JOIN call_uses USING (key) WHERE tag = ? AND state = 'asked'`;
  for (const row of database.all(sql, tag)) {
    const [run, role] = [text(row, 'run'), oneOf(row, 'role', roles)];
    if (failure === null) clearTroubles(database, run, role);
    else noteTrouble(database, run, role, failure);
  }
}

function readBatch(row: Row): BatchRecord {
  const status = textOrNull(row, 'status');
  return {
    tag: text(row, 'tag'),
    baseURL: text(row, 'base_url'),
    model: text(row, 'model'),
    endpoint: oneOf(row, 'endpoint', ['chat', 'completions']),
    inputFile: text(row, 'input_file'),
    askedAt: number(row, 'asked_at'),
    id: textOrNull(row, 'id'),
    end: status === null ? null : { status, reason: text(row, 'reason') },
  };
}

const onlyForSql = `SELECT * FROM batches WHERE status IS NULL
  AND tag IN (SELECT tag FROM batch_calls JOIN call_uses USING (key) WHERE run = ? AND state = 'asked')
  AND NOT EXISTS (SELECT 1 FROM batch_calls JOIN call_uses USING (key) JOIN runs ON runs.name = run
    WHERE batch_calls.tag = batches.tag AND run <> ? AND call_uses.state = 'asked' AND runs.state IN ('open', 'paused'))
  ORDER BY asked_at, tag`;

const figuresSql = `SELECT batches.*, count(*) AS calls, count(line) AS answered FROM batches JOIN batch_calls USING (tag)
  WHERE ? IS NULL OR EXISTS (SELECT 1 FROM reservations WHERE reservations.key = batch_calls.key AND run = ?)
  GROUP BY tag ORDER BY asked_at, tag`;

function readFigures(row: Row): BatchFigures {
  const { tag, id, model, baseURL, askedAt, end } = readBatch(row);
  const counts = { calls: number(row, 'calls'), answered: number(row, 'answered') };
  return { tag, id, model, baseURL, askedAt, ...counts, ended: end !== null };
}
