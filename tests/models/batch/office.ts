import { onTestFinished } from 'vitest';
import type { CollectPlan, ModelPlan } from '../../../domain/plan.ts';
import { createBatchModel } from '../../../models/batch/model.ts';
import type { Patience } from '../../../models/batch/patience.ts';
import { type Caller, createCaller } from '../../../models/caller.ts';
import { createGate } from '../../../models/gate.ts';
import { createOpenAIModel } from '../../../models/openai.ts';
import type { ModelRequest } from '../../../models/port.ts';
import { leaseOwner, openStore } from '../../../store/open.ts';
import type { Store } from '../../../store/port.ts';
import { newRun } from '../../store/samples.ts';
import { temporaryHome } from '../../support/temporary-home.ts';
import { modelRequest } from '../samples.ts';
import { BatchServer, type BatchServerOptions } from './server.ts';

/** A caller that asks by batches, with everything around it real. */
export interface Office {
  server: BatchServer;
  store: Store;
  caller: Caller;
  /** Requests of the run `first`, each for another answer. */
  requests: (count: number, plan?: Partial<ModelPlan>) => ModelRequest[];
  /** Another caller on the same store, as after a restart. */
  restarted: () => Caller;
}

export interface OfficeOptions extends BatchServerOptions {
  budget?: Partial<CollectPlan['budget']>;
  /** A batch departs when it has so many calls, and never because of the time. */
  gather: number;
  keys?: Map<string, string>;
}

/** Short enough to wait for. */
const patience: Patience = { pollMs: () => 3, graceMs: 30, refusedMs: 10 };
const waits = { retryMs: () => 2, takenMs: 5, refusedMs: 10 };

export async function openOffice({ budget, gather, keys = new Map(), ...options }: OfficeOptions): Promise<Office> {
  const store = await openStore(temporaryHome(), { gatherMs: 5 });
  onTestFinished(() => store.close());
  for (const run of ['first', 'second']) await store.runs.create(newRun(run, 1, budget));
  const server = await new BatchServer(options).listen();
  onTestFinished(() => server.close());
  const key = (name: string): string | null => keys.get(name) ?? null;
  const restarted = (): Caller => {
    const gate = createGate(store.runs, 0);
    const online = createOpenAIModel(key);
    const limits = { calls: gather, bytes: 1e9 };
    const model = createBatchModel({ online, batches: store.batches, gate, keys: key, patience, limits });
    const caller = createCaller({ calls: store.calls, owner: leaseOwner(), gate, model, waits, settleMs: 60_000 });
    onTestFinished(() => caller.drain());
    return caller;
  };
  const price = { input: 1, cachedInput: 1, output: 2 };
  const batch = { waitSeconds: 3600, discount: 0.5 };
  const requests: Office['requests'] = (count, plan) =>
    Array.from({ length: count }, (_, at) => {
      const prompt = { endpoint: 'chat', messages: [{ role: 'user', content: `question ${at}` }] } as const;
      return modelRequest(
        { prompt: { ...prompt, messages: [...prompt.messages] } },
        { baseURL: server.url, price, batch, ...plan },
      );
    });
  return { server, store, caller: restarted(), requests, restarted };
}
