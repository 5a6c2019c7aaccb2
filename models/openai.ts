import OpenAI from 'openai';
import type { FailureType } from '../domain/failure.ts';
import type { ModelPlan } from '../domain/plan.ts';
import { refuseExtras, requestBody } from './body.ts';
import { classify } from './classify.ts';
import { type Keys, readCredential } from './credential.ts';
import { startDeadline } from './deadline.ts';
import { excerpt } from './excerpt.ts';
import { saidLimits } from './line/limits.ts';
import { type Model, ModelFailure, type ModelReply, type ModelRequest } from './port.ts';
import { parseReply } from './reply.ts';
import { createTransport, type Transport } from './transport.ts';

/** What another key may mend. */
const refusals: ReadonlySet<FailureType> = new Set(['key_refused', 'quota_exhausted']);

const paths = { chat: '/chat/completions', completions: '/completions' };

/**
 * Any server that speaks as OpenAI's does. Sends once: whoever asks decides what follows a failure. `onRefused` is told each key
 * that a server did not take.
 */
export function createOpenAIModel(keys: Keys, onRefused: (key: string) => void = () => undefined): Model {
  const parts = { keys, onRefused, transport: createTransport() };
  return { complete: (request, signal) => complete(request, signal, parts) };
}

interface Parts {
  keys: Keys;
  onRefused: (key: string) => void;
  transport: Transport;
}

async function complete(
  request: ModelRequest,
  signal: AbortSignal,
  { keys, onRefused, transport }: Parts,
): Promise<ModelReply> {
  const { plan, prompt } = request;
  refuseExtras(plan.extraBody);
  const key = readCredential(plan, keys);
  const deadline = startDeadline(plan.timeoutSeconds * 1000, signal);
  try {
    const response = await connect(plan, key, transport)
      .post(paths[prompt.endpoint], { body: requestBody(request), signal: deadline.signal })
      .asResponse();
    const reply = parseReply(await readBody(response, key), prompt.endpoint, key);
    return { ...reply, limits: saidLimits(response.headers) };
  } catch (error) {
    const failure = classify(error, { plan, key, expired: deadline.expired, aborted: signal.aborted });
    if (key !== null && refusals.has(failure.failure.type)) onRefused(key);
    throw failure;
  } finally {
    deadline.clear();
  }
}

/** The client takes much from its environment and waits on its own account unless it is told otherwise. */
function connect(plan: ModelPlan, key: string | null, transport: Transport): OpenAI {
  return new OpenAI({
    baseURL: plan.baseURL,
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    defaultHeaders: { ...(key === null && { authorization: null }), ...plan.headers },
    fetch: transport,
    maxRetries: 0,
    // The longest that a timer can be: the deadline is ours.
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
  });
}

async function readBody(response: Response, key: string | null): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    const message = `expected a whole reply, found one cut off in the middle: ${excerpt(String(error), key)}; it is sent again`;
    throw new ModelFailure({ type: 'torn_body', message });
  }
}
