import type { ModelPlan, RunPlan } from './plan.ts';

/**
 * Names the weights of a plan's models for good, as a run is created: what the plan says, else what the run that is resumed had,
 * else the address and the model. A server that moves afterwards changes nothing.
 */
export function freeze<Plan extends RunPlan>(plan: Plan, stored?: RunPlan | null): Plan;
export function freeze(plan: RunPlan, stored: RunPlan | null = null): RunPlan {
  const student = named(plan.student, stored?.student);
  if (plan.kind === 'evaluate') return { ...plan, student };
  const taught = stored?.kind === 'collect' ? stored.teacher : undefined;
  return { ...plan, student, teacher: named(plan.teacher, taught) };
}

function named(model: ModelPlan, stored: ModelPlan | undefined): ModelPlan {
  return { ...model, identity: model.identity ?? stored?.identity ?? `${model.baseURL} ${model.model}` };
}
