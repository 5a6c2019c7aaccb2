import type { Settled } from '../models/settled.ts';
import type { RunRecord, Spend, Store } from '../store/port.ts';

/** Pauses a run whose next call no longer fits its budget: everything else of it would only wait for the same money. */
export async function pauseOverBudget(store: Store, run: RunRecord, settled: Settled[]): Promise<void> {
  if (!settled.some((one) => one.state === 'pending' && one.reason === 'budget')) return;
  const { spent } = await store.runs.progress(run.name);
  await store.runs.update(run.name, { state: 'paused', reason: reasonOf(run.plan.budget, spent) }, 'open');
}

function reasonOf({ usd, calls, tokens }: RunRecord['plan']['budget'], spent: Spend): string {
  const parts = [
    ...(usd === null ? [] : [`$${spent.usd.toFixed(4)} of $${usd}`]),
    ...(calls === null ? [] : [`${spent.calls} of ${calls} calls`]),
    ...(tokens === null ? [] : [`${spent.tokens} of ${tokens} tokens`]),
  ];
  return `the next call does not fit the budget (${parts.join(', ')} spent); raise budget in the plan and collect again`;
}
