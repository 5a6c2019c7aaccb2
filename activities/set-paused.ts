import type { Store } from '../store/port.ts';
import type { Activities } from './contract.ts';
import { runOf } from './run-of.ts';

export function setPaused(store: Store): Activities['setPaused'] {
  return async ({ run, paused }) => {
    const { state } = await runOf(store, run);
    if (paused && state === 'open')
      await store.runs.update(run, { state: 'paused', reason: 'paused in the Temporal UI' });
    if (!paused && state === 'paused') await store.runs.update(run, { state: 'open', reason: '' });
  };
}
