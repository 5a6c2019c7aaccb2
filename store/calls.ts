import type { Database } from './database.ts';
import type { Perform } from './perform.ts';
import type { Calls, LeaseOwner } from './port.ts';
import { readUses } from './read-uses.ts';
import { findReply, standingOf } from './replies.ts';

/** Milliseconds after which a process renews its leases: often enough that only a frozen one loses them. */
const renewalMs = 60_000;

/** The journal's table: writes go through `perform`, reads come from the caller's own connection. */
export function openCalls(database: Database, perform: Perform): { calls: Calls; stopRenewal: () => void } {
  let renewal: NodeJS.Timeout | null = null;
  const keepRenewing = (owner: LeaseOwner): void => {
    // One that fails is made good by the next, well before the leases run out.
    renewal ??= setInterval(() => void perform('renew', owner).catch(() => {}), renewalMs).unref();
  };
  const calls: Calls = {
    claim: (call, owner) => {
      keepRenewing(owner);
      return perform('claim', call, owner);
    },
    reserve: (key, run, spend, forBatch = false) => perform('reserve', key, run, spend, forBatch),
    settle: (key, reply, spend, latencyMs = null) => perform('settle', key, reply, spend, latencyMs),
    fail: (key, failure, spend, counts) => perform('fail', key, failure, spend, counts),
    release: (key) => perform('release', key),
    addSendable: (key, ms) => perform('addSendable', key, ms),
    reply: async (key) => findReply(database, key, 0),
    countReplied: async (asked) => count(database, asked, 'whole'),
    countCutOff: async (asked) => count(database, asked, 'cut off'),
    uses: async (run) => readUses(database, run),
    clearTrouble: (run, role) => perform('clearTrouble', run, role),
  };
  return { calls, stopRenewal: () => clearInterval(renewal ?? undefined) };
}

const count = (
  database: Database,
  asked: { key: string; maxTokens: number }[],
  standing: 'whole' | 'cut off',
): number =>
  database.snapshot(
    () => asked.filter(({ key, maxTokens }) => standingOf(database, key, maxTokens) === standing).length,
  );
