import { APIConnectionError, APIError } from 'openai';
import { classifyStatus, type FailureType } from '../domain/failure.ts';
import type { ModelPlan } from '../domain/plan.ts';
import { readAddress } from './credential.ts';
import { excerpt } from './excerpt.ts';
import { saidLimits, unsaid } from './line/limits.ts';
import { ModelFailure } from './port.ts';
import { retryAfterMs } from './retry-after.ts';

/** What is known of a send beside its error. */
export interface Circumstances {
  plan: ModelPlan;
  key: string | null;
  expired: boolean;
  aborted: boolean;
}

/** Every error of a send, typed. The one place that knows what the client throws; no key leaves it. */
export function classify(error: unknown, about: Circumstances): ModelFailure {
  const { plan, key } = about;
  if (about.expired) return fail('timed_out', `found no whole reply within ${plan.timeoutSeconds} s`, plan);
  if (about.aborted)
    return new ModelFailure({ type: 'aborted', message: 'its run was cancelled while the model worked on it' });
  if (error instanceof ModelFailure) return error;
  if (error instanceof APIConnectionError) return fail(...connection(error), plan);
  if (error instanceof APIError && error.status !== undefined) return refused(error, error.status, about);
  return fail('bad_request', `the call could not be sent: ${excerpt(String(error), key)}`, plan);
}

function refused(error: APIError, status: number, { plan, key }: Circumstances): ModelFailure {
  const type = classifyStatus(status, error.code ?? error.type ?? null);
  const { headers } = error;
  const wait = headers === undefined ? null : retryAfterMs(headers, Date.now());
  const found = `found status "${excerpt(error.message, key)}"`;
  return fail(type, found, plan, wait, headers === undefined ? unsaid : saidLimits(headers));
}

/** Codes of connections that never stood: nothing was sent. */
const neverStood =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|UND_ERR_CONNECT_TIMEOUT|ERR_(?:TLS|SSL)_.*|.*CERT.*|.*SIGNATURE.*)$/;

function connection(error: APIConnectionError): [FailureType, string] {
  const code = codeOf(error);
  if (neverStood.test(code)) return ['unreachable', `found nobody there (${code})`];
  return ['connection', `the connection ended before a reply began (${code})`];
}

/** The first code down the chain of causes, where the system says what happened. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.message;
}

const advice: Partial<Record<FailureType, string>> = {
  timed_out: 'it is sent again; raise timeoutSeconds where the model is slow',
  unreachable: 'it is sent again until the server is there; check baseURL',
  rate_limited: 'it is sent again when the server allows; lower concurrency where this lasts',
  quota_exhausted: 'add credit with the provider',
  not_found: 'check baseURL and model in the plan',
  bad_request: "check the model's parameters in the plan, and whether the prompt fits it",
};

function adviceOnKey({ apiKeyEnv }: ModelPlan): string {
  if (apiKeyEnv === null) return 'name the variable that holds a key for this server in apiKeyEnv';
  return `put a key that this server takes into ${apiKeyEnv} and give the same command again, or write it into keys.env in the home`;
}

function fail(
  type: FailureType,
  found: string,
  plan: ModelPlan,
  retryAfter: number | null = null,
  limits = unsaid,
): ModelFailure {
  const next = type === 'key_refused' ? adviceOnKey(plan) : (advice[type] ?? 'it is sent again');
  const { host, pathname } = readAddress(plan);
  const message = `expected a reply of ${plan.model} at ${host}${pathname}, ${found}; ${next}`;
  return new ModelFailure({ type, message }, retryAfter, limits);
}
