import { costOf, type Prompt, type Usage } from '../domain/model.ts';
import { type ModelPlan, priceOf } from '../domain/plan.ts';
import type { Spend } from '../store/port.ts';
import type { ModelRequest } from './port.ts';

/** What templates add around one message at most. */
const tokensAroundMessage = 16;

/** What a call may cost at most, against a server that honours `maxTokens`: no tokenizer makes more tokens than there are bytes. */
export function worstCase(request: ModelRequest): Spend {
  const { plan } = request;
  const input = promptBytes(request.prompt) + extraBytes(plan.extraBody);
  return spendOf({ input, cachedInput: 0, output: plan.maxTokens }, plan);
}

/** What a call did cost; free of dollars where the plan names no price. */
export function spendOf(usage: Usage, plan: ModelPlan): Spend {
  const price = priceOf(plan);
  const usd = price === null ? 0 : costOf(usage, price);
  return { usd, calls: 1, tokens: usage.input + usage.output };
}

/** What a send cost that the server refused before a model worked. */
export const nothing: Spend = { usd: 0, calls: 0, tokens: 0 };

function promptBytes(prompt: Prompt): number {
  const texts = prompt.endpoint === 'chat' ? prompt.messages.map((turn) => turn.content) : [prompt.prompt];
  return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text) + tokensAroundMessage, 0);
}

/** Extra parameters can carry words of their own, such as a schema. */
function extraBytes(extraBody: Record<string, unknown>): number {
  return Object.keys(extraBody).length === 0 ? 0 : Buffer.byteLength(JSON.stringify(extraBody));
}
