import type { CollectPlan } from '../domain/plan.ts';
import { refinementPrompt } from '../domain/prompt/refinement.ts';
import type { Caller } from '../models/caller.ts';
import type { NumberedTask, Store } from '../store/port.ts';
import { asking } from './ask.ts';
import type { Activities } from './contract.ts';
import { collectionOf } from './run-of.ts';

export function refineAttempts(store: Store, caller: Caller): Activities['refineAttempts'] {
  return asking(store, caller, {
    run: collectionOf,
    role: 'teacher',
    stage: 'refine',
    prompt: ({ plan }, task, index) => refinePromptOf(store, plan, task, index),
    sample: (_task, index) => index,
  });
}

async function refinePromptOf(store: Store, plan: CollectPlan, { number, task }: NumberedTask, index: number) {
  const prompt = refinementPrompt(plan, task, await store.programs.read(plan.name, number), index);
  if (prompt === null) throw new Error(`the attempt at ${task.id} is not in the store`);
  return prompt;
}
