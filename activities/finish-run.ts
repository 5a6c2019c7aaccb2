import type { Store } from '../store/port.ts';
import type { Activities } from './contract.ts';
import { runOf } from './run-of.ts';

export function finishRun(store: Store): Activities['finishRun'] {
  return async ({ run }) => {
    await runOf(store, run);
    const left = await store.tasks.openBlocks(run);
    if (left.length === 0) await store.runs.update(run, { state: 'done', reason: '' }, 'open');
  };
}
