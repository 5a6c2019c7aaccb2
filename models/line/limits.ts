import type { ModelPlan } from '../../domain/plan.ts';

/** What a server said of its limits beside an answer; null where it said nothing. */
export interface SaidLimits {
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
}

/** From a server that said nothing. */
export const unsaid: SaidLimits = { requestsPerMinute: null, tokensPerMinute: null };

/** What a line keeps to. */
export interface Limits extends SaidLimits {
  /** Calls in flight at once. */
  concurrency: number;
}

/** The plan's word, and the server's own where the plan has none; a part of it where `processes` share the model. */
export function limitsOf({ concurrency, rpm, tpm }: ModelPlan, said: SaidLimits, processes = 1): Limits {
  return {
    concurrency: Math.ceil(concurrency / processes),
    requestsPerMinute: partOf(rpm ?? said.requestsPerMinute, processes),
    tokensPerMinute: partOf(tpm ?? said.tokensPerMinute, processes),
  };
}

const partOf = (limit: number | null, processes: number): number | null => (limit === null ? null : limit / processes);

/** Reads the headers in which OpenAI and many like it tell what a minute allows. */
export function saidLimits(headers: Headers): SaidLimits {
  return {
    requestsPerMinute: amount(headers.get('x-ratelimit-limit-requests')),
    tokensPerMinute: amount(headers.get('x-ratelimit-limit-tokens')),
  };
}

function amount(text: string | null): number | null {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value > 0 ? value : null;
}
