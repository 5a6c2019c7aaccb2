import type { ModelPlan } from '../../domain/plan.ts';
import type { Keys } from '../../models/credential.ts';
import { type Finding, ill, messageOf, weak, well } from './finding.ts';

/** Milliseconds that a server has to say which models it serves. */
const answerMs = 10_000;

/** A model's server answers, takes the key, and knows the model. Buys nothing. */
export async function checkModel(role: string, plan: ModelPlan, keys: Keys): Promise<Finding> {
  const key = plan.apiKeyEnv === null ? null : keys(plan.apiKeyEnv);
  if (plan.apiKeyEnv !== null && key === null) {
    return ill(role, `${plan.apiKeyEnv} is not set`, `set ${plan.apiKeyEnv}, or write it into keys.env in the home`);
  }
  const url = `${plan.baseURL.replace(/\/$/, '')}/models`;
  try {
    const headers = { ...plan.headers, ...(key !== null && { authorization: `Bearer ${key}` }) };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(answerMs) });
    return await read(role, plan, url, response);
  } catch (error) {
    return ill(role, `${url} does not answer: ${messageOf(error)}`, 'start the server, or correct baseURL');
  }
}

async function read(role: string, plan: ModelPlan, url: string, response: Response): Promise<Finding> {
  if (response.status === 401 || response.status === 403) {
    return ill(
      role,
      `${url} refuses the key (${response.status})`,
      `correct the key in ${plan.apiKeyEnv ?? 'apiKeyEnv'}`,
    );
  }
  const body: unknown = await response.json().catch(() => null);
  const models = namesIn(body);
  if (!response.ok || models === null) {
    return weak(
      role,
      `${url} answers ${response.status} and no list of models`,
      'the server may still serve it: `persd collect --pilot 5` tells',
    );
  }
  if (models.includes(plan.model)) return well(role, `${plan.model} at ${plan.baseURL}`);
  return weak(
    role,
    `${plan.baseURL} does not list ${plan.model}; it lists ${models.slice(0, 5).join(', ')}`,
    'correct model in the plan',
  );
}

function namesIn(body: unknown): string[] | null {
  if (typeof body !== 'object' || body === null || !('data' in body) || !Array.isArray(body.data)) return null;
  return body.data.flatMap((model: unknown) =>
    typeof model === 'object' && model !== null && 'id' in model && typeof model.id === 'string' ? [model.id] : [],
  );
}
