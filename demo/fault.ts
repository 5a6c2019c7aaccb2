import { STATUS_CODES, type ServerResponse } from 'node:http';

/** How a server lets its caller down. */
export type Fault =
  /** An error of the API's own; `code` is the body's, such as `insufficient_quota`. */
  | { kind: 'status'; status: number; code?: string; message?: string; retryAfter?: RetryAfter }
  /** No answer, ever: the connection stays open until the caller or the server closes it. */
  | { kind: 'hang' }
  /** A good reply, cut in the middle, and the connection destroyed. */
  | { kind: 'torn' }
  /** A proxy's page with status 200. */
  | { kind: 'foreign'; html?: string }
  /** The connection destroyed before the first byte. */
  | { kind: 'drop' };

/** The three forms in which servers say when to come back. */
type RetryAfter = { ms: number } | { seconds: number } | { date: Date };

/** Plays a fault in place of `reply`, the good body that the caller will not get whole. */
export function playFault(response: ServerResponse, fault: Fault, reply: string): void {
  switch (fault.kind) {
    case 'status':
      return playStatus(response, fault);
    case 'hang':
      return;
    case 'torn':
      return tear(response, reply);
    case 'foreign':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(fault.html ?? '<html><body><h1>Please sign in to this network</h1></body></html>');
      return;
    case 'drop':
      response.socket?.destroy();
  }
}

function playStatus(response: ServerResponse, fault: Extract<Fault, { kind: 'status' }>): void {
  const message = fault.message ?? STATUS_CODES[fault.status] ?? 'refused';
  response.writeHead(fault.status, { 'content-type': 'application/json', ...retryAfterHeader(fault.retryAfter) });
  response.end(JSON.stringify({ error: { message, type: fault.code ?? 'error', code: fault.code ?? null } }));
}

function retryAfterHeader(retryAfter: RetryAfter | undefined): Record<string, string> {
  if (retryAfter === undefined) return {};
  if ('ms' in retryAfter) return { 'retry-after-ms': String(retryAfter.ms) };
  if ('seconds' in retryAfter) return { 'retry-after': String(retryAfter.seconds) };
  return { 'retry-after': retryAfter.date.toUTCString() };
}

function tear(response: ServerResponse, reply: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(reply) });
  response.write(reply.slice(0, reply.length / 2), () => response.socket?.destroy());
}
