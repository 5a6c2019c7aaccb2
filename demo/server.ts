import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { canonicalJson } from '../models/canonical.ts';
import { readAsked } from './asked.ts';
import { playFault } from './fault.ts';
import { replyBody } from './reply-body.ts';
import type { Asked, Script } from './script.ts';

export type { Fault } from './fault.ts';
export type { Answer, Script } from './script.ts';

export interface ServerOptions {
  /** 0, the default: any free one. */
  port?: number;
  /** For answers that do not say; 0 by default. */
  latencyMs?: number;
  /** What `GET /v1/models` lists. */
  models?: string[];
}

/** A real HTTP server on the loopback address that speaks as OpenAI-compatible ones do. */
export interface ScriptedServer {
  /** Ends in `/v1`. */
  readonly url: string;
  readonly port: number;
  /** Every request for an answer, in order of arrival. */
  readonly asked: Asked[];
  /** How often each body came, by `hashBody`. */
  readonly sends: Map<string, number>;
  /** Requests that wait for their answer now. */
  readonly inFlight: number;
  /** Ends at once, with every connection. */
  close(): Promise<void>;
}

/** Equal bodies have equal hashes, whatever the order of their members. */
export function hashBody(body: Record<string, unknown>): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}

export async function startModelServer(script: Script, options: ServerOptions = {}): Promise<ScriptedServer> {
  const desk = new Desk(script, options);
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => void desk.serve(request, response));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    asked: desk.asked,
    sends: desk.sends,
    get inFlight() {
      return desk.inFlight;
    },
    close: () => close(server),
  };
}

class Desk {
  readonly asked: Asked[] = [];
  readonly sends = new Map<string, number>();
  inFlight = 0;
  readonly #script: Script;
  readonly #options: ServerOptions;

  constructor(script: Script, options: ServerOptions) {
    this.#script = script;
    this.#options = options;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight += 1;
    response.once('close', () => (this.inFlight -= 1));
    try {
      await this.#route(request, response);
    } catch (error) {
      if (!response.headersSent) refuse(response, 500, String(error));
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method} ${request.url}`;
    if (route === 'GET /v1/models') return this.#listModels(response);
    if (route === 'POST /v1/chat/completions') return this.#answer('chat', request, response);
    if (route === 'POST /v1/completions') return this.#answer('completions', request, response);
    refuse(response, 404, `expected /v1/chat/completions, /v1/completions or /v1/models, found ${route}`);
  }

  async #answer(endpoint: Asked['endpoint'], request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = parseObject(await readText(request));
    if (body === null) return refuse(response, 400, 'expected a JSON object as the body');
    const read = readAsked(endpoint, body);
    if ('wrong' in read) return refuse(response, 400, read.wrong);
    const asked = { ...read, times: this.#count(body), authorization: request.headers.authorization ?? null };
    this.asked.push(asked);
    const answer = await this.#script(asked);
    await sleep(answer.latencyMs ?? this.#options.latencyMs ?? 0);
    if (answer.fault === undefined) send(response, 200, replyBody(asked, answer));
    else playFault(response, answer.fault, replyBody(asked, answer));
  }

  #count(body: Record<string, unknown>): number {
    const hash = hashBody(body);
    const times = this.sends.get(hash) ?? 0;
    this.sends.set(hash, times + 1);
    return times;
  }

  #listModels(response: ServerResponse): void {
    const data = (this.#options.models ?? ['scripted']).map((id) => ({ id, object: 'model' }));
    send(response, 200, JSON.stringify({ object: 'list', data }));
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  send(response, status, JSON.stringify({ error: { message, type: 'error', code: null } }));
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`expected a TCP address, found ${address}`);
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}
