import type { CallStage, Prompt, Role } from '../domain/model.ts';
import type { RunPlan } from '../domain/plan.ts';
import type { ModelRequest } from './port.ts';

/** What a run asks one of its models for one of its tasks. */
export interface Asking {
  role: Role;
  stage: CallStage;
  /** The task's id. */
  task: string;
  prompt: Prompt;
  /** Which of several answers to the same prompt, from 0. */
  sample: number;
  /** Where the answer ends, beside what the plan says of the model. */
  stop?: string[];
}

/** The call that asks it: the same for whoever asks, so that it has the same key in the journal. */
export function requestOf(plan: RunPlan, { role, stage, task, prompt, sample, stop = [] }: Asking): ModelRequest {
  const model = plan.kind === 'collect' ? plan[role] : plan.student;
  const stopping = stop.length === 0 ? model : { ...model, stop: [...new Set([...model.stop, ...stop])] };
  return { run: plan.name, role, stage, task, prompt, plan: stopping, seed: plan.seed, sample };
}
