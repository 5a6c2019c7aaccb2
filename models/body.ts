import type { Prompt } from '../domain/model.ts';
import { ModelFailure, type ModelRequest } from './port.ts';
import { sentStops } from './stops.ts';

/** Parameters that would change how many answers come or in what form; one call buys one whole answer. */
const refused = ['n', 'best_of', 'stream'];

/** The body that is sent: what the plan sets and nothing else. `extraBody` gives way where both name a parameter. */
export function requestBody(request: ModelRequest): Record<string, unknown> {
  const { plan } = request;
  return {
    ...plan.extraBody,
    model: plan.model,
    ...words(request.prompt),
    [plan.maxTokensField]: plan.maxTokens,
    ...(plan.temperature !== null && { temperature: plan.temperature }),
    ...(plan.topP !== null && { top_p: plan.topP }),
    ...(plan.stop.length > 0 && { stop: sentStops(plan) }),
    // A server that keeps to its seed would answer every sample alike.
    ...(plan.seed !== null && { seed: plan.seed + request.sample }),
  };
}

function words(prompt: Prompt): { messages: object[] } | { prompt: string } {
  return prompt.endpoint === 'chat' ? { messages: prompt.messages } : { prompt: prompt.prompt };
}

/** Throws `ModelFailure` where a plan's extra parameters ask for anything but one whole answer. */
export function refuseExtras(extraBody: Record<string, unknown>): void {
  const found = refused.find((name) => name in extraBody);
  if (found === undefined) return;
  const message = `extraBody: expected sampling parameters, found ${found}; take it out of the plan, which asks for one whole answer a call`;
  throw new ModelFailure({ type: 'bad_request', message });
}
