import { refuseExtras, requestBody } from './body.ts';
import { type Keys, withoutKey } from './credential.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { excerpt } from './excerpt.ts';
import { saidLimits } from './line/limits.ts';
import { type Model, ModelFailure, type ModelReply, type ModelRequest } from './port.ts';
import { parseReply } from './reply.ts';
import { endAtStops } from './stops.ts';

const paths = { chat: '/chat/completions', completions: '/completions' };

/**
 * Any server that speaks as OpenAI's does. Sends once: whoever asks decides what follows a failure. `onRefused` is told each key
 * that a server did not take.
 */
export function createOpenAIModel(keys: Keys, onRefused: (key: string) => void = () => undefined): Model {
  const exchange = createExchange(keys, onRefused);
  return { complete: (request, signal) => complete(request, signal, exchange) };
}

async function complete(request: ModelRequest, outer: AbortSignal, exchange: Exchange): Promise<ModelReply> {
  const { plan, prompt } = request;
  refuseExtras(plan.extraBody);
  return exchange(plan, outer, async ({ client, signal, key }) => {
    const response = await client.post(paths[prompt.endpoint], { body: requestBody(request), signal }).asResponse();
    const reply = parseReply(await readBody(response, key), prompt.endpoint, key);
    return { ...endAtStops(reply, plan), limits: saidLimits(response.headers) };
  });
}

/** A server may say in an answer what it was sent; from here on the answer is stored, shown and trained on. */
async function readBody(response: Response, key: string | null): Promise<string> {
  try {
    return withoutKey(await response.text(), key);
  } catch (error) {
    const message = `expected a whole reply, found one cut off in the middle: ${excerpt(String(error), key)}; it is sent again`;
    throw new ModelFailure({ type: 'torn_body', message });
  }
}
