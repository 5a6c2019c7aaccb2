import { feedbackOn } from '../domain/feedback/feedback.ts';
import type { Prompt } from '../domain/model.ts';
import type { EvaluatePlan } from '../domain/plan.ts';
import { mendSamplePrompt } from '../domain/prompt/sample.ts';
import type { Caller } from '../models/caller.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import { asking } from './ask.ts';
import { evaluationRunOf } from './run-of.ts';
import type { SampleActivities } from './sample-contract.ts';

export function rectifySamples(store: Store, caller: Caller): SampleActivities['rectifySamples'] {
  return asking(store, caller, {
    run: evaluationRunOf,
    role: 'student',
    stage: 'rectify',
    prompt: ({ plan }, sample, index) => promptAfter(store, plan, sample, index - 1),
    sample: ({ sample }) => sample,
  });
}

/** The student's own last program, and what the tests that the task shows say of it: the benchmark's tests are silent here. */
async function promptAfter(store: Store, plan: EvaluatePlan, sample: NumberedTask, last: number): Promise<Prompt> {
  const { number, task } = sample;
  const program = await store.programs.readOne(plan.name, number, 'attempt', last);
  if (program?.shown == null)
    throw new Error(`answer ${last + 1} of sample ${number} is not in the store as it failed`);
  return mendSamplePrompt(task, { attempt: program.program, feedback: feedbackOn(program.shown, 'plain') }, plan);
}
