// Asks for every other answer of a run, 25 at once, until it has them or its run is paused for its budget: tells how many of which.
import { argv } from 'node:process';
import { pauseOverBudget } from '../../activities/pause-over-budget.ts';
import { createCaller } from '../../models/caller.ts';
import { createGate } from '../../models/gate.ts';
import { createOpenAIModel } from '../../models/openai.ts';
import type { Settled } from '../../models/settled.ts';
import { defaultWaits } from '../../models/waits.ts';
import { leaseOwner, openStore } from '../../store/open.ts';
import type { RunRecord } from '../../store/port.ts';
import { modelRequest } from './samples.ts';

const [home = '', url = '', first = '0'] = argv.slice(2);
const plan = { baseURL: url, maxTokens: 200, concurrency: 25, price: { input: 1, cachedInput: 1, output: 20 } };
const store = await openStore(home, { gatherMs: 5 });
const caller = createCaller({
  calls: store.calls,
  owner: leaseOwner(),
  gate: createGate(store.runs),
  model: createOpenAIModel(() => null),
  waits: { ...defaultWaits, takenMs: 20 },
});
const run = await store.runs.get('run');
if (run === null) throw new Error('expected a run named run');

async function ask(record: RunRecord, sample: number): Promise<Settled> {
  const settled = await caller.ask(modelRequest({ run: 'run', sample }, plan)).settled;
  await pauseOverBudget(store, record, [settled]);
  return settled;
}

const settled = await Promise.all(Array.from({ length: 1_000 }, (_, at) => ask(run, Number(first) + 2 * at)));
const reasons = settled.map((one) => (one.state === 'pending' ? one.reason : one.state));
process.send?.(Object.groupBy(reasons, (reason) => reason));
await caller.drain();
await store.close();
process.disconnect();
