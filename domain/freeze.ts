import type { ModelPlan, RunPlan } from './plan.ts';

/**
 * Names the weights of both models for good, as a run is created: what the plan says, else what the run that is resumed had,
 * else the address and the model. A server that moves afterwards changes nothing.
 */
export function freeze(plan: RunPlan, stored: RunPlan | null = null): RunPlan {
  return {
    ...plan,
    student: named(plan.student, stored?.student ?? null),
    teacher: named(plan.teacher, stored?.teacher ?? null),
  };
}

function named(model: ModelPlan, stored: ModelPlan | null): ModelPlan {
  return { ...model, identity: model.identity ?? stored?.identity ?? `${model.baseURL} ${model.model}` };
}
