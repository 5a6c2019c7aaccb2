import type { ModelPlan } from '../../domain/plan.ts';
import type { ModelRequest } from '../../models/port.ts';

/** Every field set to something of its own, so that none can stand for another. */
export function modelPlan(change: Partial<ModelPlan> = {}): ModelPlan {
  return {
    model: 'sample-1b',
    identity: 'sample',
    endpoint: 'chat',
    temperature: 0.5,
    topP: 0.9,
    maxTokens: 100,
    stop: [],
    seed: null,
    extraBody: {},
    baseURL: 'http://127.0.0.1:1/v1',
    apiKeyEnv: null,
    headers: {},
    timeoutSeconds: 30,
    maxTokensField: 'max_tokens',
    concurrency: 100,
    price: null,
    ...change,
  };
}

export function modelRequest(change: Partial<ModelRequest> = {}, plan: Partial<ModelPlan> = {}): ModelRequest {
  return {
    run: 'first',
    role: 'student',
    stage: 'attempt',
    task: 'task-1',
    prompt: { endpoint: 'chat', messages: [{ role: 'user', content: 'Return one.' }] },
    plan: modelPlan(plan),
    seed: 0,
    sample: 0,
    ...change,
  };
}
