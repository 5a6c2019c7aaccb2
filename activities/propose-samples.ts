import { samplePrompt, stopsFor } from '../domain/prompt/sample.ts';
import type { Caller } from '../models/caller.ts';
import type { Store } from '../store/port.ts';
import { asking } from './ask.ts';
import { evaluationRunOf } from './run-of.ts';
import type { SampleActivities } from './sample-contract.ts';

export function proposeSamples(store: Store, caller: Caller): SampleActivities['proposeSamples'] {
  return asking(store, caller, {
    run: evaluationRunOf,
    role: 'student',
    stage: 'attempt',
    prompt: async ({ plan }, { task }) => samplePrompt(task, plan),
    sample: ({ sample }) => sample,
    stop: ({ plan }, { task }) => stopsFor(task, plan),
  });
}
