import type { ClientOptions } from 'openai';
import { Agent, type Dispatcher, interceptors, request } from 'undici';

/** Carries texts and bytes for as long as a model needs: only the caller's signal ends a request. Redirects come back as they are. */
export type Transport = NonNullable<ClientOptions['fetch']>;

/** Bytes up to which a body is read at once: a web stream for each small one costs more than the rest of its way. */
const smallBytes = 1 << 20;

/** Statuses with which no body may come. */
const bodiless = new Set([204, 205, 304]);

/** Node's own `fetch` gives up on a silent server after five minutes, which slow models of one's own exceed. */
export function createTransport(): Transport {
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, allowH2: false });
  const dispatcher = agent.compose(interceptors.decompress({ skipErrorResponses: false }));
  return async (url, init = {}) => {
    const answer = await request(url instanceof Request ? url.url : url, {
      method: init.method ?? 'GET',
      headers: { ...Object.fromEntries(new Headers(init.headers)), 'accept-encoding': 'gzip, deflate' },
      body: typeof init.body === 'string' || init.body instanceof Uint8Array ? init.body : null,
      signal: init.signal ?? null,
      dispatcher,
    });
    // A status that none may have is the server's fault (RFC 9110, section 15).
    const status = Math.min(answer.statusCode, 599);
    return new Response(await bodyOf(answer), { status, headers: headersOf(answer) });
  };
}

async function bodyOf({
  statusCode,
  headers,
  body,
}: Dispatcher.ResponseData): Promise<ArrayBuffer | ReadableStream | null> {
  if (bodiless.has(statusCode)) return null;
  const isSmall = Number(headers['content-length']) <= smallBytes;
  return isSmall ? body.arrayBuffer().catch(torn) : ReadableStream.from(body);
}

/** What is read of it fails as it did here: the answer had begun, which is not the same as a connection that never stood. */
function torn(error: unknown): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(error) });
}

/** Values as far as a `Headers` takes them; those that are read here are plain. */
function headersOf({ headers }: Dispatcher.ResponseData): Headers {
  const kept = new Headers();
  for (const [name, values] of Object.entries(headers))
    for (const value of [values ?? []].flat()) if (isByteText(value)) kept.append(name, value);
  return kept;
}

const isByteText = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
