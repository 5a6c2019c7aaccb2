import { setTimeout as sleep } from 'node:timers/promises';
import { modelsOf, type RunPlan } from '../../domain/plan.ts';
import type { RunRecord, Store } from '../../store/port.ts';
import { connectClient } from '../../temporal-config/connection.ts';
import { resumeRun } from '../../temporal-config/resume-run.ts';
import { isHealthy } from '../../temporal-config/server/health.ts';
import { startRun } from '../../temporal-config/start-run.ts';
import type { Supervised } from '../../temporal-config/supervisor/ensure.ts';
import type { TemporalState } from '../../temporal-config/supervisor/protocol.ts';
import { say } from '../screen/print.ts';
import { whenAborted } from './when-aborted.ts';

/** Milliseconds between two looks at a server that is away. */
const againMs = 500;

/** Starts a run's workflow or joins it, and hands the run's keys over. Returns early, with nothing started, once `over` is aborted. */
export async function beginRun(supervised: Supervised, store: Store, run: RunRecord, over: AbortSignal): Promise<void> {
  try {
    await Promise.race([begin(supervised, store, run, over), whenAborted(over)]);
  } catch (error) {
    // A supervisor that ends takes its connection and its server with it.
    if (!over.aborted) throw error;
  }
}

async function begin(supervised: Supervised, store: Store, run: RunRecord, over: AbortSignal): Promise<void> {
  await supervised.sendKeys(keysOf(run.plan, process.env));
  const temporal = await whenAnswering(supervised, over);
  const { client, connection } = await connectClient(temporal);
  try {
    await startRun(client, store, temporal.place, run);
    // What held its calls may be gone: a key, a budget, a pause.
    await resumeRun(client, temporal.place.home, run.name);
  } finally {
    await connection.close();
  }
}

/** The embedded server may be away for a moment, or frozen for longer, and may come back under another address. */
async function whenAnswering(supervised: Supervised, over: AbortSignal): Promise<TemporalState> {
  for (let said = false; ; said = true) {
    const temporal = (await supervised.state()).temporal ?? supervised.temporal;
    const ours = temporal.place.home === null;
    if (!ours || over.aborted || (await isHealthy(temporal.address, temporal.namespace))) return temporal;
    if (!said) say('Waiting for the Temporal server to answer');
    await sleep(againMs, undefined, { signal: over }).catch(() => undefined);
  }
}

/** The keys that a plan names and this shell holds. */
function keysOf(plan: RunPlan, env: NodeJS.ProcessEnv): Record<string, string> {
  const names = modelsOf(plan).flatMap(({ apiKeyEnv }) => (apiKeyEnv === null ? [] : [apiKeyEnv]));
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
