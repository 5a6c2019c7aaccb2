import type { Cap } from '../domain/cap.ts';
import { findRunCap, readHomeCap } from './cap.ts';
import type { Database } from './database.ts';
import type { Lease } from './leases.ts';
import type { StoredReply } from './port.ts';
import { textOrNull } from './rows.ts';

/** Tokens beyond `maxTokens` that a server may count in good faith, such as those that end an answer. */
const inGoodFaith = (maxTokens: number): number => maxTokens * 1.1 + 16;

/**
 * Pauses a run whose model takes more tokens than it may, where a budget of tokens or dollars counts on it: what is reserved for a
 * call is then less than it can cost. Within the transaction that writes the reply, so that no process misses it.
 */
export function pauseUnbounded(database: Database, { key, run, role, maxTokens }: Lease, reply: StoredReply): void {
  const output = reply.usage?.output ?? 0;
  if (output <= inGoodFaith(maxTokens) || !countsOn(readCaps(database, run))) return;
  const host = textOrNull(database.get('SELECT host FROM calls WHERE key = ?', key) ?? {}, 'host') ?? 'its server';
  const reason =
    `the ${role} at ${host} took ${output} tokens for an answer where maxTokens allows ${maxTokens}: no budget holds against it; ` +
    `\`persd resume ${run} --budget none\` goes on without one, if the home has none`;
  database.run("UPDATE runs SET state = 'paused', reason = ? WHERE name = ? AND state = 'open'", reason, run);
}

const countsOn = (caps: Cap[]): boolean => caps.some(({ usd, tokens }) => usd !== null || tokens !== null);

const readCaps = (database: Database, run: string): Cap[] =>
  [readHomeCap(database), findRunCap(database, run)].filter((cap) => cap !== null);
