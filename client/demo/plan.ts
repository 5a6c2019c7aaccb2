import type { CollectPlan } from '../../domain/plan.ts';
import { planSchema } from '../plan/schema.ts';

/**
 * The demo's run; paths are relative to `demoFolder`, `baseURL` ends in `/v1`. The models' identities are no addresses, so
 * that the same run on another port buys nothing again.
 */
export function demoPlan(name: string, baseURL: string): CollectPlan {
  return planSchema.parse({
    name,
    tasks: { path: 'tasks.jsonl', format: 'persd' },
    student: {
      ...scripted(baseURL, 'demo-student'),
      // Too few for one of its programs.
      maxTokens: 256,
      concurrency: 8,
      price: { input: 0, output: 0 },
    },
    teacher: {
      ...scripted(baseURL, 'demo-teacher'),
      // Counts up with the samples, and so tells the scripted teacher which of its refinements is asked for.
      seed: 0,
      concurrency: 4,
      price: { input: 0.5, cachedInput: 0.25, output: 1.5 },
    },
    refinements: 2,
    limits: { cpuMs: 2000 },
    tasksPerWorkflow: 1,
    budget: { usd: 1 },
  });
}

const scripted = (baseURL: string, model: string) => ({ baseURL, model, identity: model, timeoutSeconds: 30 });
