import type { Caller } from '../../../models/caller.ts';
import type { ModelRequest } from '../../../models/port.ts';
import type { Settled } from '../../../models/settled.ts';

/** Asks as a workflow does: again and again, until no call is in a batch. */
export async function settleAll(caller: Caller, requests: ModelRequest[]): Promise<Settled[]> {
  for (;;) {
    const settled = await caller.settle(requests, 60_000);
    if (!settled.some((one) => one.state === 'pending' && one.reason === 'batch')) return settled;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const textsOf = (settled: Settled[]): (string | null)[] =>
  settled.map((one) => (one.state === 'replied' ? one.reply.text : null));
