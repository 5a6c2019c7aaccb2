import type { ModelPlan, CollectPlan } from '../domain/plan.ts';

/** A plan for the tasks of `rounds.ts`: one attempt, at most two refinements, one model in both roles. */
export function benchPlan(name: string, baseURL: string, concurrency: number): CollectPlan {
  const model: ModelPlan = {
    model: 'bench',
    identity: 'bench',
    endpoint: 'completions',
    temperature: 0.3,
    topP: 0.95,
    maxTokens: 1024,
    stop: [],
    seed: null,
    extraBody: {},
    baseURL,
    apiKeyEnv: null,
    headers: {},
    timeoutSeconds: 300,
    maxTokensField: 'max_tokens',
    concurrency,
    price: null,
  };
  return {
    name,
    kind: 'collect',
    tasks: { path: 'tasks.jsonl', format: 'persd', fields: {}, ids: null, limit: null, only: null },
    student: model,
    teacher: { ...model, endpoint: 'chat' },
    seed: 0,
    attempts: 1,
    refinements: 2,
    refineMode: 'resample',
    gold: 'none',
    goldFor: 'failed',
    feedback: 'plain',
    prompts: { attempt: null, refine: null, rectify: null },
    limits: { cpuMs: 3000, memoryMb: 256 },
    sandbox: { python: 'wasm', refuseWeak: false },
    tasksPerWorkflow: 0,
    budget: { usd: null, calls: null, tokens: null },
    card: {},
  };
}
