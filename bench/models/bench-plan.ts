import { planSchema } from '../../client/plan/schema.ts';
import type { CollectPlan } from '../../domain/plan.ts';
import type { OwnSetting } from './figures.ts';

/** A run that only asks, with a price and a budget, so that each call is reserved and settled. */
export function benchPlan({ url, maxTokens, timeoutSeconds, concurrency, rpm, tpm }: OwnSetting): CollectPlan {
  const model = {
    baseURL: url ?? 'http://127.0.0.1:1/v1',
    model: 'bench',
    identity: 'bench',
    temperature: 0.3,
    topP: 0.95,
    maxTokens,
    timeoutSeconds,
    concurrency,
    ...(rpm !== null && { rpm }),
    ...(tpm !== null && { tpm }),
    price: { input: 0.5, output: 1.5 },
  };
  const tasks = { path: 'tasks.jsonl', format: 'persd' };
  return planSchema.parse({ name: 'bench', tasks, student: model, teacher: model, budget: { usd: 1_000 } });
}
