import type { Store } from '../store/port.ts';
import type { Activities } from './contract.ts';
import { runOf } from './run-of.ts';

export function setPaused(store: Store): Activities['setPaused'] {
  return async ({ run, paused }) => {
    await runOf(store, run);
    const reason = `in the Temporal UI; \`persd resume ${run}\` goes on`;
    if (paused) await store.runs.update(run, { state: 'paused', reason }, 'open');
    else await store.runs.update(run, { state: 'open', reason: '' }, 'paused');
  };
}
