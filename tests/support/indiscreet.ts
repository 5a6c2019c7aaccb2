import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { sumIn } from './sums.ts';

/** Planted where the product finds keys. */
export const studentKey = 'sk-planted-student-4f1c8a9be2d7';
export const teacherKey = 'sk-planted-teacher-90d3e5a7c6b1';

/** Ways to say a key, one after the other; what comes after them is an answer that says it too. */
const indiscretions: ((key: string, response: ServerResponse) => void)[] = [
  (key, response) => response.writeHead(500).end(JSON.stringify({ error: { message: `bad: ${key}`, code: key } })),
  (key, response) => response.writeHead(429, { 'retry-after-ms': '1', 'x-request-id': key }).end(`slow down, ${key}`),
  (key, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${key}</html>`),
  (key, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(`{"error":"${key}"}`),
  (key, response) => {
    response.writeHead(200, { 'content-length': 10_000 });
    response.write(`{"${key}`, () => response.socket?.destroy());
  },
];

/** A server that says the key it was sent, wherever a server can, until the running test ends; `keys` are those that it was sent. */
export async function serveIndiscreet(): Promise<{ url: string; keys: Set<string> }> {
  const keys = new Set<string>();
  let asked = 0;
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(request);
    const key = (request.headers.authorization ?? '').replace('Bearer ', '');
    keys.add(key);
    const indiscretion = indiscretions[(asked += 1) - 1];
    if (indiscretion !== undefined) return indiscretion(key, response);
    response.writeHead(200, { 'content-type': 'application/json', 'x-authorization': key });
    response.end(replyTo(request.url ?? '', body, key));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`, keys };
}

/** The student fails every second sum, so that the teacher is asked; both write the key into their programs. */
function replyTo(url: string, body: string, key: string): string {
  const sum = sumIn(body);
  const chat = url.endsWith('/chat/completions');
  const line = `    return number + ${chat || sum % 2 === 0 ? sum : 99}  # ${key}`;
  const header = `def add_${sum}(number: int) -> int:`;
  const said = chat
    ? { message: { role: 'assistant', content: `\`\`\`python\n${header}\n${line}\n\`\`\``, reasoning_content: key } }
    : { text: `\n${line}\n` };
  const usage = { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 };
  const choices = [{ index: 0, ...said, finish_reason: 'stop' }];
  return JSON.stringify({ id: key, object: chat ? 'chat.completion' : 'text_completion', model: key, choices, usage });
}

/** Every file in a folder and below. */
export function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The forms in which a key can lie somewhere. */
const forms = (key: string): string[] => [
  key,
  Buffer.from(key).toString('base64').slice(0, -4),
  encodeURIComponent(key),
];

/** Whether a text holds a planted key. */
export const holds = (text: string): boolean =>
  [studentKey, teacherKey].flatMap(forms).some((form) => text.includes(form));
