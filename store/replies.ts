import type { Database } from './database.ts';
import { pack } from './packing.ts';
import type { StoredReply } from './port.ts';
import { number, numberOrNull, packedText, text, textOrNull } from './rows.ts';
import type { Row } from './rows.ts';

/** A call's reply, or null when there is none or it was cut off under fewer tokens than `maxTokens`. */
export function findReply(database: Database, key: string, maxTokens: number): StoredReply | null {
  const row = database.get('SELECT * FROM replies WHERE key = ?', key);
  return row === undefined || isCutOff(row, maxTokens) ? null : readReply(row);
}

/** Whether `findReply` would find one, or only one that was cut off; null: there is none. Its texts are not read. */
export function standingOf(database: Database, key: string, maxTokens: number): 'whole' | 'cut off' | null {
  const row = database.get('SELECT finish, max_tokens FROM replies WHERE key = ?', key);
  if (row === undefined) return null;
  return isCutOff(row, maxTokens) ? 'cut off' : 'whole';
}

function isCutOff(row: Row, maxTokens: number): boolean {
  return text(row, 'finish') === 'length' && number(row, 'max_tokens') < maxTokens;
}

/** How a reply came about. */
export interface Provenance {
  maxTokens: number;
  latencyMs: number | null;
}

/** Writes a reply unless a whole one is there; one that was cut off gives way to one that was allowed more tokens. */
export function writeReply(
  database: Database,
  key: string,
  reply: StoredReply,
  { maxTokens, latencyMs }: Provenance,
): void {
  database.run(
    `INSERT INTO replies (key, max_tokens, finish, finish_raw, input, cached_input, output, body, at, latency_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET max_tokens = excluded.max_tokens, finish = excluded.finish,
       finish_raw = excluded.finish_raw, input = excluded.input, cached_input = excluded.cached_input,
       output = excluded.output, body = excluded.body, at = excluded.at, latency_ms = excluded.latency_ms
     WHERE replies.finish = 'length' AND replies.max_tokens < excluded.max_tokens`,
    key,
    maxTokens,
    reply.finish.unified,
    reply.finish.raw,
    reply.usage?.input ?? null,
    reply.usage?.cachedInput ?? null,
    reply.usage?.output ?? null,
    // Raw holds the text once more, which costs next to nothing where both are packed as one.
    pack(JSON.stringify([reply.text, reply.reasoning, reply.raw])),
    Date.now(),
    latencyMs === null ? null : Math.round(latencyMs),
  );
}

function readReply(row: Row): StoredReply {
  const [said, reasoning, raw] = JSON.parse(packedText(row, 'body')) as [string, string, string];
  return {
    text: said,
    reasoning,
    finish: { unified: text(row, 'finish'), raw: textOrNull(row, 'finish_raw') },
    usage: readUsage(row),
    raw,
  };
}

function readUsage(row: Row): StoredReply['usage'] {
  if (numberOrNull(row, 'input') === null) return null;
  return { input: number(row, 'input'), cachedInput: number(row, 'cached_input'), output: number(row, 'output') };
}
