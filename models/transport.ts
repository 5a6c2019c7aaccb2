import type { ClientOptions } from 'openai';
import { Agent, fetch } from 'undici';

/** Carries texts and bytes for as long as a model needs: only the caller's signal ends a request. Redirects come back as they are. */
export type Transport = NonNullable<ClientOptions['fetch']>;

/** Node's own `fetch` gives up on a silent server after five minutes, which slow models of one's own exceed. */
export function createTransport(): Transport {
  const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0, allowH2: false });
  return (url, init = {}) =>
    fetch(url instanceof Request ? url.url : url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' || init.body instanceof Uint8Array ? init.body : null,
      signal: init.signal ?? null,
      redirect: 'manual',
      dispatcher,
    });
}
