import { createHash } from 'node:crypto';
import type { ModelPlan } from '../domain/plan.ts';
import { canonicalJson } from './canonical.ts';
import type { ModelRequest } from './port.ts';

/** The journal's name for a call: equal exactly when the same weights are asked the same thing in the same way for the same sample. */
export function callKey(request: ModelRequest): string {
  const { plan, prompt } = request;
  const parts = {
    identity: identityOf(plan),
    ...prompt,
    temperature: plan.temperature,
    topP: plan.topP,
    stop: plan.stop,
    serverSeed: plan.seed,
    extraBody: plan.extraBody,
    seed: request.seed,
    sample: request.sample,
  };
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}

/** Which weights answer, where a plan does not say: whoever serves that model at that address. */
export function identityOf(plan: ModelPlan): string {
  return plan.identity ?? `${plan.baseURL} ${plan.model}`;
}
