import type { Store } from '../store/port.ts';
import { evaluationRunOf } from './run-of.ts';
import type { SampleActivities } from './sample-contract.ts';

export function listSamples(store: Store): SampleActivities['listSamples'] {
  return async ({ run, block }) => {
    const { plan } = await evaluationRunOf(store, run);
    const samples = await store.tasks.names(run, await store.tasks.unfinished(run, block));
    return {
      rules: { steps: plan.evaluate.steps },
      model: plan.student.model,
      samples: samples.map(({ number, id }) => ({ number, id, steps: [], failure: null })),
    };
  };
}
