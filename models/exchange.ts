import OpenAI from 'openai';
import type { FailureType } from '../domain/failure.ts';
import type { ModelPlan } from '../domain/plan.ts';
import { classify } from './classify.ts';
import { type Keys, readCredential } from './credential.ts';
import { startDeadline } from './deadline.ts';
import { createTransport, type Transport } from './transport.ts';

/** What one exchange with a model's server has to hand. */
export interface Wire {
  client: OpenAI;
  /** Ends with the plan's `timeoutSeconds`, or with the caller's own signal. */
  signal: AbortSignal;
  /** To be kept out of every text. */
  key: string | null;
}

/** Speaks with a plan's server once, in its time; rejects with `ModelFailure`. */
export type Exchange = <T>(plan: ModelPlan, outer: AbortSignal, work: (wire: Wire) => Promise<T>) => Promise<T>;

/** What another key may mend. */
const refusals: ReadonlySet<FailureType> = new Set(['key_refused', 'quota_exhausted']);

/** `onRefused` is told each key that a server did not take. */
export function createExchange(keys: Keys, onRefused: (key: string) => void): Exchange {
  const transport = createTransport();
  return async (plan, outer, work) => {
    const key = readCredential(plan, keys);
    const deadline = startDeadline(plan.timeoutSeconds * 1000, outer);
    try {
      return await work({ client: connect(plan, key, transport), signal: deadline.signal, key });
    } catch (error) {
      const failure = classify(error, { plan, key, expired: deadline.expired, aborted: outer.aborted });
      if (key !== null && refusals.has(failure.failure.type)) onRefused(key);
      throw failure;
    } finally {
      deadline.clear();
    }
  };
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
