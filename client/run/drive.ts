import type { RunPlan } from '../../domain/plan.ts';
import type { Settings } from '../../settings.ts';
import type { Progress, RunRecord, Store } from '../../store/port.ts';
import { connectClient } from '../../temporal-config/connection.ts';
import { resumeRun } from '../../temporal-config/resume-run.ts';
import { startRun } from '../../temporal-config/start-run.ts';
import { ensureSupervisor, type Supervised } from '../../temporal-config/supervisor/ensure.ts';
import { say } from '../screen/print.ts';
import type { Screen } from '../screen/screen.ts';
import { followRun } from './follow.ts';

/** What a driven run was when it was last seen. */
export interface Driven {
  run: RunRecord;
  progress: Progress;
  /** Where people look at it; null where a server of the user's own does not say. */
  ui: string | null;
}

/**
 * Brings a run to its end: starts the supervisor where none is, starts the run's workflow or joins it, and follows it. When the
 * supervisor dies on the way, it is started again; nothing is lost and nothing is bought twice. Ends early when `stop` is aborted.
 */
export async function driveRun(
  settings: Settings,
  store: Store,
  run: RunRecord,
  screen: Screen,
  stop: AbortSignal,
): Promise<Driven> {
  for (;;) {
    const supervised = await ensureSupervisor(settings, { say });
    try {
      await begin(supervised, store, run);
      const lost = new AbortController();
      void supervised.ended.then(() => lost.abort());
      const seen = await followRun(store, run.name, screen, AbortSignal.any([stop, lost.signal]));
      if (seen.run.state !== 'open' || stop.aborted) return { ...seen, ui: supervised.temporal.ui };
    } finally {
      supervised.release();
    }
    screen.end();
    say('the supervisor has ended; starting it again');
  }
}

/** Starts a run that goes on by itself, and leaves it. */
export async function detachRun(settings: Settings, store: Store, run: RunRecord): Promise<Driven> {
  await store.runs.update(run.name, { detached: true });
  const supervised = await ensureSupervisor(settings, { say });
  try {
    await begin(supervised, store, run);
    return { run, progress: await store.runs.progress(run.name), ui: supervised.temporal.ui };
  } finally {
    supervised.release();
  }
}

async function begin(supervised: Supervised, store: Store, run: RunRecord): Promise<void> {
  const { temporal } = supervised;
  await supervised.sendKeys(keysOf(run.plan, process.env));
  const { client, connection } = await connectClient(temporal);
  try {
    await startRun(client, store, temporal.place, run);
    // What held its calls may be gone: a key, a budget, a pause.
    await resumeRun(client, temporal.place.home, run.name);
  } finally {
    await connection.close();
  }
}

/** The keys that a plan names and this shell holds. */
function keysOf(plan: RunPlan, env: NodeJS.ProcessEnv): Record<string, string> {
  const names = [plan.student.apiKeyEnv, plan.teacher.apiKeyEnv].filter((name) => name !== null);
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
