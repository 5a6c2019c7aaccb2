import { capWords } from '../domain/cap.ts';
import type { Settled } from '../models/settled.ts';
import type { RunRecord, Store } from '../store/port.ts';

/** Pauses a run whose next call no longer fits its budget: everything else of it would only wait for the same money. */
export async function pauseOverBudget(store: Store, run: RunRecord, settled: Settled[]): Promise<void> {
  if (!settled.some((one) => one.state === 'pending' && one.reason === 'budget')) return;
  await store.runs.update(run.name, { state: 'paused', reason: await reasonOf(store, run) }, 'open');
}

async function reasonOf(store: Store, { name, plan }: RunRecord): Promise<string> {
  const [{ spent }, home] = [await store.runs.progress(name), await store.budget.read()];
  const own = capWords(plan.budget, spent);
  const shared = capWords(home.cap, home.spent);
  const parts = [
    ...(own === '' ? [] : [`${own} spent`]),
    ...(shared === '' ? [] : [`${shared} spent by all runs of this home`]),
  ];
  const ways = [...(own === '' ? [] : ['--budget']), ...(shared === '' ? [] : ['PERSD_BUDGET'])];
  return `the next call does not fit the budget (${parts.join('; ')}); \`persd resume ${name}\` goes on with more in ${ways.join(' or ')}`;
}
