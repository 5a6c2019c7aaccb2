import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import { answer, completion, isError, noAnswer, type ServedRequest } from './answers.ts';

export { answer, completion, line, noAnswer, type ServedRequest } from './answers.ts';

/** What a batch was asked to do, and how far it is. */
export interface ServedBatch {
  id: string;
  tag: string;
  endpoint: string;
  inputFile: string;
  requests: ServedRequest[];
  status: string;
  outputFile: string | null;
  errorFile: string | null;
  errors: { code: string; message: string }[];
}

/** A server's fault in place of an answer; `after` does the work first, so that only the answer is lost. */
export type BatchFault = { status: number; headers?: Record<string, string> } | 'drop' | 'drop after';

export interface BatchServerOptions {
  /** What goes wrong with a request, named such as `POST /v1/batches`. */
  fault?: (route: string) => BatchFault | undefined;
  /** Batches end by themselves at the first look at them. */
  prompt?: boolean;
  /** Whether metadata is kept. */
  metadata?: boolean;
}

/** A real endpoint for batches on the loopback address; it lists two batches a page. */
export class BatchServer {
  readonly batches: ServedBatch[] = [];
  readonly files = new Map<string, string>();
  readonly routes: string[] = [];
  /** Keys that came call by call. */
  readonly online: string[] = [];
  url = '';
  #serial = 0;
  readonly #options: BatchServerOptions;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(options: BatchServerOptions = {}) {
    this.#options = options;
  }

  async listen(): Promise<this> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a TCP address');
    this.url = `http://127.0.0.1:${address.port}/v1`;
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Every key that any batch had, in order. */
  get sent(): string[] {
    return this.batches.flatMap(({ requests }) => requests.map(({ custom_id }) => custom_id));
  }

  /** Ends a batch; `line` says what becomes of each request, undefined: nothing. Answers come in another order than asked. */
  end(
    batch: ServedBatch,
    status: string,
    line: (request: ServedRequest, at: number) => object | undefined = answer,
  ): void {
    const lines = batch.requests.flatMap((request, at) => line(request, at) ?? []).toReversed();
    const [answers, errors] = [lines.filter((one) => !isError(one)), lines.filter(isError)];
    batch.status = status;
    batch.outputFile = answers.length === 0 ? null : this.#keep(answers.map((one) => JSON.stringify(one)).join('\n'));
    batch.errorFile = errors.length === 0 ? null : this.#keep(errors.map((one) => JSON.stringify(one)).join('\n'));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const route = `${request.method} ${pathname}`;
    this.routes.push(route);
    const fault = this.#options.fault?.(route);
    if (fault === 'drop') return void response.destroy();
    if (typeof fault === 'object') {
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      return void response.end(JSON.stringify({ error: { message: 'a fault that was asked for', code: null } }));
    }
    const body = await this.#answer(route, request, searchParams);
    if (fault === 'drop after') return void response.destroy();
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? { error: { message: 'no such thing' } }));
  }

  async #answer(route: string, request: IncomingMessage, query: URLSearchParams): Promise<object | string | null> {
    if (route === 'POST /v1/files') return this.#upload(request);
    if (route === 'POST /v1/batches') return this.#create(request);
    if (route === 'GET /v1/batches') return this.#list(query.get('after'));
    if (route === 'POST /v1/chat/completions') return this.#online(request);
    if (route.startsWith('DELETE')) return this.#delete(route.split('/').at(-1) ?? '');
    if (route.endsWith('/cancel')) return this.#cancel(route.split('/').at(-2) ?? '');
    const [, id = ''] = /^GET \/v1\/(?:files|batches)\/([^/]+)/.exec(route) ?? [];
    if (route.endsWith('/content')) return this.files.get(id) ?? null;
    const batch = this.batches.find((one) => one.id === id);
    if (batch === undefined) return null;
    if (this.#options.prompt && batch.status === 'in_progress') this.end(batch, 'completed');
    return this.#told(batch);
  }

  async #upload(request: IncomingMessage): Promise<object> {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(await buffer(request)), { headers }).formData();
    const file = form.get('file');
    if (!(file instanceof File) || form.get('purpose') !== 'batch') throw new Error('expected a file for a batch');
    return { id: this.#keep(await file.text()), object: 'file' };
  }

  async #create(request: IncomingMessage): Promise<object> {
    const asked = (await json(request)) as { input_file_id: string; endpoint: string; metadata: { persd: string } };
    const text = this.files.get(asked.input_file_id) ?? '';
    const requests = text
      .trim()
      .split('\n')
      .map((line): ServedRequest => JSON.parse(line));
    const batch: ServedBatch = {
      id: `batch_${this.#serial++}`,
      tag: asked.metadata.persd,
      endpoint: asked.endpoint,
      inputFile: asked.input_file_id,
      requests,
      status: 'in_progress',
      outputFile: null,
      errorFile: null,
      errors: [],
    };
    this.batches.push(batch);
    return this.#told(batch);
  }

  #delete(id: string): object | null {
    return this.files.delete(id) ? { id, object: 'file', deleted: true } : null;
  }

  /** What was answered by then is kept: every second request. */
  #cancel(id: string): object | null {
    const batch = this.batches.find((one) => one.id === id);
    if (batch === undefined) return null;
    if (batch.status === 'in_progress')
      this.end(batch, 'cancelled', (request, at) =>
        at % 2 === 0 ? answer(request) : noAnswer(request, 'batch_cancelled'),
      );
    return this.#told(batch);
  }

  #list(after: string | null): object {
    const newest = this.batches.toReversed();
    const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1;
    const data = newest.slice(from, from + 2).map((batch) => this.#told(batch));
    return { object: 'list', data, has_more: newest.length > from + 2 };
  }

  async #online(request: IncomingMessage): Promise<object> {
    const { messages } = (await json(request)) as { messages: { content: string }[] };
    this.online.push(messages.at(-1)?.content ?? '');
    return completion('online');
  }

  #told({ id, tag, endpoint, inputFile, status, outputFile, errorFile, errors }: ServedBatch): object {
    const metadata = this.#options.metadata === false ? null : { persd: tag };
    const files = { input_file_id: inputFile, output_file_id: outputFile, error_file_id: errorFile };
    return { id, object: 'batch', endpoint, status, ...files, metadata, errors: { data: errors } };
  }

  #keep(text: string): string {
    const id = `file-${this.#serial++}`;
    this.files.set(id, text);
    return id;
  }
}
