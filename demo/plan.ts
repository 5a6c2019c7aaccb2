import type { ModelPlan, CollectPlan } from '../domain/plan.ts';

/**
 * The demo's run; paths are relative to `demoFolder`, `baseURL` ends in `/v1`. The models' identities are no addresses, so
 * that the same run on another port buys nothing again.
 */
export function demoPlan(name: string, baseURL: string): CollectPlan {
  return {
    name,
    kind: 'collect',
    tasks: { path: 'tasks.jsonl', format: 'persd', fields: {}, ids: null, limit: null, only: null },
    student: student(baseURL),
    teacher: teacher(baseURL),
    seed: 0,
    attempts: 1,
    refinements: 2,
    refineMode: 'resample',
    gold: 'task',
    goldFor: 'failed',
    feedback: 'plain',
    prompts: { attempt: null, refine: null, rectify: null },
    limits: { cpuMs: 2000, memoryMb: 256 },
    sandbox: { python: 'wasm', refuseWeak: false },
    tasksPerWorkflow: 1,
    budget: { usd: 1, calls: null, tokens: null },
    card: {},
  };
}

/** A base model on one's own machine: it costs nothing. 256 tokens are too few for one of its programs. */
function student(baseURL: string): ModelPlan {
  return {
    ...scripted(baseURL, 'demo-student'),
    endpoint: 'completions',
    temperature: 0.3,
    topP: 0.95,
    maxTokens: 256,
    concurrency: 8,
    price: { input: 0, cachedInput: 0, output: 0 },
  };
}

/** Its seed, which counts up with the samples, tells the scripted teacher which of its refinements is asked for. */
function teacher(baseURL: string): ModelPlan {
  return {
    ...scripted(baseURL, 'demo-teacher'),
    endpoint: 'chat',
    seed: 0,
    maxTokens: 1024,
    concurrency: 4,
    price: { input: 0.5, cachedInput: 0.25, output: 1.5 },
  };
}

function scripted(baseURL: string, model: string): Omit<ModelPlan, 'endpoint' | 'maxTokens' | 'concurrency' | 'price'> {
  return {
    model,
    identity: model,
    temperature: null,
    topP: null,
    stop: [],
    seed: null,
    extraBody: {},
    baseURL,
    apiKeyEnv: null,
    headers: {},
    timeoutSeconds: 30,
    maxTokensField: 'max_tokens',
  };
}
