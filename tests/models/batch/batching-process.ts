// Asks by batches, as often as it takes, and ends when every call of the run `first` has its answer.
import { argv } from 'node:process';
import { createBatchModel } from '../../../models/batch/model.ts';
import { createCaller } from '../../../models/caller.ts';
import { createGate } from '../../../models/gate.ts';
import { createOpenAIModel } from '../../../models/openai.ts';
import { leaseOwner, openStore } from '../../../store/open.ts';
import { modelRequest } from '../samples.ts';
import { settleAll } from './settle-all.ts';

const [, , home = '', baseURL = '', calls = '0', atOnce = '1'] = argv;
const store = await openStore(home, { gatherMs: 5 });
const [gate, keys] = [createGate(store.runs), () => null];
const model = createBatchModel({
  online: createOpenAIModel(keys),
  batches: store.batches,
  gate,
  keys,
  patience: { pollMs: () => 5, graceMs: 200, refusedMs: 10 },
  limits: { calls: Number(atOnce), bytes: 1e9 },
});
const caller = createCaller({ calls: store.calls, owner: leaseOwner(), gate, model });
const batch = { waitSeconds: 0.05, discount: 0.5 };
const requests = Array.from({ length: Number(calls) }, (_, at) =>
  modelRequest(
    { prompt: { endpoint: 'chat', messages: [{ role: 'user', content: `question ${at}` }] } },
    { baseURL, batch, price: { input: 1, cachedInput: 1, output: 2 } },
  ),
);
// One block after another, so that there is always a batch yet to come.
for (let from = 0; from < requests.length; from += Number(atOnce))
  await settleAll(caller, requests.slice(from, from + Number(atOnce)));
await store.close();
