import type { Role } from '../domain/model.ts';
import type { Database } from './database.ts';
import { roles } from './holders.ts';
import type { CallCounts, NewCall, StoredReply } from './port.ts';
import { number, oneOf } from './rows.ts';

/** What became of a call for one run that asked for it. */
const states = ['asked', 'bought', 'reused', 'failed'] as const;
type UseState = (typeof states)[number];

/** A run wants a call that has no reply yet. What it once bought or reused stays on its account. */
export function noteAsked(database: Database, call: NewCall): void {
  database.run(
    `INSERT INTO call_uses (run, key, role, stage, task, state) VALUES (?, ?, ?, ?, ?, 'asked')
     ON CONFLICT (run, key) DO UPDATE SET state = 'asked' WHERE call_uses.state = 'failed'`,
    call.run,
    call.key,
    call.role,
    call.stage,
    call.task,
  );
}

/** A run is answered from the journal; asking again for what it has already changes nothing. */
export function noteReused(database: Database, call: NewCall, reply: StoredReply): void {
  const answered = "SELECT 1 FROM call_uses WHERE run = ? AND key = ? AND state IN ('bought', 'reused')";
  if (database.get(answered, call.run, call.key) !== undefined) return;
  noteAsked(database, call);
  noteAnswered(database, call.run, call.key, 'reused', reply);
}

export function noteBought(database: Database, run: string, key: string, reply: StoredReply): void {
  noteAnswered(database, run, key, 'bought', reply);
}

/** The last send for a run brought no reply. */
export function noteFailed(database: Database, run: string, key: string): void {
  database.run("UPDATE call_uses SET state = 'failed' WHERE run = ? AND key = ? AND state = 'asked'", run, key);
}

export function countCalls(database: Database, run: string, inFlight: Record<Role, number>): Record<Role, CallCounts> {
  const counts = { student: noCalls(inFlight.student), teacher: noCalls(inFlight.teacher) };
  const rows = database.all(
    `SELECT role, state, count(*) AS calls, sum(truncated) AS truncated, sum(input) AS input,
       sum(cached_input) AS cached_input, sum(output) AS output
     FROM call_uses WHERE run = ? GROUP BY role, state`,
    run,
  );
  for (const row of rows) {
    const count = counts[oneOf(row, 'role', roles)];
    const state = oneOf(row, 'state', states);
    if (state !== 'asked') count[state] += number(row, 'calls');
    count.truncated += number(row, 'truncated');
    count.usage.input += number(row, 'input');
    count.usage.cachedInput += number(row, 'cached_input');
    count.usage.output += number(row, 'output');
  }
  return counts;
}

function noteAnswered(database: Database, run: string, key: string, state: UseState, reply: StoredReply): void {
  database.run(
    'UPDATE call_uses SET state = ?, truncated = ?, input = ?, cached_input = ?, output = ? WHERE run = ? AND key = ?',
    state,
    reply.finish.unified === 'length' ? 1 : 0,
    reply.usage?.input ?? 0,
    reply.usage?.cachedInput ?? 0,
    reply.usage?.output ?? 0,
    run,
    key,
  );
}

function noCalls(inFlight: number): CallCounts {
  const usage = { input: 0, cachedInput: 0, output: 0 };
  return { inFlight, bought: 0, reused: 0, failed: 0, truncated: 0, usage };
}
