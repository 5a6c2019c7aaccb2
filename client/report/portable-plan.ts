import type { ModelPlan, CollectPlan } from '../../domain/plan.ts';

type PortableModel = Omit<ModelPlan, 'baseURL' | 'apiKeyEnv' | 'headers'>;

/** A plan names servers and variables of one machine; a report is shown to others. */
export function portablePlan(
  plan: CollectPlan,
): Omit<CollectPlan, 'student' | 'teacher'> & { student: PortableModel; teacher: PortableModel } {
  return { ...plan, student: withoutPlace(plan.student), teacher: withoutPlace(plan.teacher) };
}

/** An identity that nobody wrote is made of the address. */
function withoutPlace({ baseURL, apiKeyEnv: _key, headers: _headers, ...kept }: ModelPlan): PortableModel {
  return { ...kept, identity: kept.identity?.includes(baseURL) === true ? kept.model : kept.identity };
}
