/**
 * A model server as a process of its own, for the bench of the models layer: `node bench/models/upstream.ts steady|failing|limiting
 * LATENCY_MS`. Prints `{"url": ...}`, and on the end of its input one line with what it saw.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SlidingMinute } from './sliding-minute.ts';
import { type Fault, faultOf } from './faults.ts';

const [mode = 'steady', latency = '200'] = process.argv.slice(2);
const latencyMs = Number(latency);
/** What a minute allows in the mode `limiting`. */
const allowed = { requests: 600, tokens: 60_000 };
const minute = new SlidingMinute(allowed);
const seen = { requests: 0, answered: 0, rejected: 0, slotMs: 0, firstAt: 0, lastAt: 0, tokens: 0 };

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => void serve(request, response));

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const from = performance.now();
  seen.requests += 1;
  // Its own number: those that are open at the same time must not share a fate.
  const number = seen.requests;
  seen.firstAt ||= from;
  response.once('close', () => {
    seen.slotMs += performance.now() - from;
    seen.lastAt = performance.now();
  });
  const body = await readText(request);
  const { answer, tokens } = answerTo(body);
  const waitMs = mode === 'limiting' ? minute.refusesFor(tokens, from) : 0;
  if (waitMs > 0) return reject(response, waitMs);
  await sleep(latencyMs);
  const fault = mode === 'failing' ? faultOf(number) : 'none';
  if (fault !== 'none') return fail(response, fault, answer);
  seen.answered += 1;
  seen.tokens += tokens;
  response.writeHead(200, { 'content-type': 'application/json', ...limitHeaders() }).end(answer);
}

/** As large as an answer to a programming task usually is, and each different. */
function answerTo(body: string): { answer: string; tokens: number } {
  const content = `\`\`\`python\ndef solve(n):\n    total = ${seen.requests}\n    for step in range(n):\n        total += step * ${body.length}\n    return total\n\`\`\``;
  const [input, output] = [Math.ceil(body.length / 4), Math.ceil(content.length / 4)];
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  const id = `chatcmpl-${seen.requests}`;
  const answer = JSON.stringify({ id, object: 'chat.completion', created: 1, model: 'bench', choices, usage });
  return { answer, tokens: input + output };
}

function reject(response: ServerResponse, waitMs: number): void {
  seen.rejected += 1;
  const retryAfter = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
  response.writeHead(429, { 'content-type': 'application/json', ...retryAfter, ...limitHeaders() });
  response.end(JSON.stringify({ error: { message: 'Rate limit reached', type: 'requests', code: null } }));
}

const limitHeaders = (): Record<string, string> =>
  mode === 'limiting'
    ? {
        'x-ratelimit-limit-requests': String(allowed.requests),
        'x-ratelimit-limit-tokens': String(allowed.tokens),
      }
    : {};

function fail(response: ServerResponse, fault: Exclude<Fault, 'none'>, answer: string): void {
  if (fault === 'hang') return;
  if (fault === 'status') return void response.writeHead(500).end('{"error":{"message":"boom"}}');
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
  response.write(answer.slice(0, answer.length / 2), () => response.socket?.destroy());
}

server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}/v1` })}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  process.stdout.write(`${JSON.stringify(seen)}\n`);
  server.closeAllConnections();
  server.close();
});
