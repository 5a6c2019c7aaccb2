import { isLoopback } from '../domain/loopback.ts';
import type { ModelPlan } from '../domain/plan.ts';
import { ModelFailure } from './port.ts';

/** The key of that name, or null. May throw `ModelFailure` where it knows why there is none. */
export type Keys = (name: string) => string | null;

/** Where a plan's model is served. Throws `ModelFailure` where that is no address. */
export function readAddress(plan: ModelPlan): URL {
  const url = URL.parse(plan.baseURL);
  if (url !== null) return url;
  const message = `baseURL: expected an address such as https://host/v1, found "${plan.baseURL}"; mend it in the plan`;
  throw new ModelFailure({ type: 'not_found', message });
}

/** The key that a plan's model wants, or null where it wants none. Throws `ModelFailure` rather than show it to a listener. */
export function readCredential(plan: ModelPlan, keys: Keys): string | null {
  const url = readAddress(plan);
  const name = plan.apiKeyEnv;
  if (name === null) return null;
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    const message = `expected https for ${url.host}, found ${url.protocol}//; the key ${name} is not sent where others can read it: change baseURL to https, or take apiKeyEnv out of the plan`;
    throw new ModelFailure({ type: 'key_refused', message });
  }
  const key = keys(name);
  if (key !== null) return key;
  const message = `expected a key named ${name} for ${url.host}, found none; set that variable, or write it into keys.env in the home`;
  throw new ModelFailure({ type: 'key_missing', message });
}

/** Takes a key out of a text that a server wrote. Words too short to be a secret stay. */
export function withoutKey(text: string, key: string | null): string {
  return key === null || key.length < 8 ? text : text.replaceAll(key, '[key]');
}
