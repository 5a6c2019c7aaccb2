import { onTestFinished } from 'vitest';
import type { Script, ScriptedServer } from '../../demo/server.ts';
import type { ModelPlan, CollectPlan } from '../../domain/plan.ts';
import { type Caller, createCaller } from '../../models/caller.ts';
import type { Clock } from '../../models/clock.ts';
import { createGate } from '../../models/gate.ts';
import { createOpenAIModel } from '../../models/openai.ts';
import type { ModelRequest } from '../../models/port.ts';
import type { Waits } from '../../models/waits.ts';
import { leaseOwner, openStore } from '../../store/open.ts';
import type { Store } from '../../store/port.ts';
import { newRun } from '../store/samples.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { modelRequest } from './samples.ts';
import { scriptedServer } from './scripted.ts';

/** A caller with everything around it real: a server, a store with the runs `first` and `second`, and keys that can change. */
export interface Desk {
  server: ScriptedServer;
  store: Store;
  home: string;
  caller: Caller;
  keys: Map<string, string>;
  /** A request of the run `first` to the server. */
  request: (change?: Partial<ModelRequest>, plan?: Partial<ModelPlan>) => ModelRequest;
  /** Another caller on the same store, as after a restart. */
  restarted: () => Caller;
}

interface DeskOptions {
  settleMs?: number;
  latencyMs?: number;
  clock?: Clock;
  budget?: Partial<CollectPlan['budget']>;
}

/** Short enough to wait for. */
const waits: Waits = { retryMs: () => 2, takenMs: 5, refusedMs: 60_000 };

export async function openDesk(
  script: Script,
  { settleMs, latencyMs = 0, clock, budget }: DeskOptions = {},
): Promise<Desk> {
  const home = temporaryHome();
  const store = await openStore(home, { gatherMs: 5 });
  onTestFinished(() => store.close());
  for (const run of ['first', 'second']) await store.runs.create(newRun(run, 1, budget));
  const server = await scriptedServer(script, latencyMs);
  const keys = new Map<string, string>();
  const restarted = (): Caller => {
    const model = createOpenAIModel((name) => keys.get(name) ?? null);
    const gate = createGate(store.runs, 0);
    const caller = createCaller({
      calls: store.calls,
      owner: leaseOwner(),
      gate,
      model,
      waits,
      ...(clock && { clock }),
      ...(settleMs && { settleMs }),
    });
    onTestFinished(async () => {
      await server.close();
      await caller.drain();
    });
    return caller;
  };
  const request: Desk['request'] = (change, plan) => modelRequest(change, { baseURL: server.url, ...plan });
  return { server, store, home, caller: restarted(), keys, request, restarted };
}
