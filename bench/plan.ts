import { planSchema } from '../client/plan/schema.ts';
import type { CollectPlan } from '../domain/plan.ts';

/** A plan for the tasks of `rounds.ts`: one attempt, at most two refinements, one model in both roles. */
export function benchPlan(name: string, baseURL: string, concurrency: number): CollectPlan {
  const model = { baseURL, model: 'bench', identity: 'bench', temperature: 0.3, topP: 0.95, concurrency };
  return planSchema.parse({
    name,
    tasks: { path: 'tasks.jsonl', format: 'persd' },
    student: model,
    teacher: model,
    refinements: 2,
    gold: 'none',
  });
}
