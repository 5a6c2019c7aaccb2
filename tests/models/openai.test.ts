import { createServer } from 'node:http';
import { once } from 'node:events';
import { fork } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../demo/server.ts';
import { createOpenAIModel } from '../../models/openai.ts';
import { ModelFailure, type ModelRequest } from '../../models/port.ts';
import { eventually } from './eventually.ts';
import { modelRequest } from './samples.ts';
import { afterFaults, scriptedServer } from './scripted.ts';

const key = 'sk-planted-and-never-to-be-seen';
const keys = (name: string): string | null => (name === 'SAMPLE_API_KEY' ? key : null);
const never = new AbortController().signal;

async function failureOf(request: ModelRequest, signal = never): Promise<ModelFailure> {
  try {
    await createOpenAIModel(keys).complete(request, signal);
  } catch (error) {
    if (error instanceof ModelFailure) return error;
    throw error;
  }
  throw new Error('expected a failure, found a reply');
}

test('a chat is asked with the plan’s key and headers, and answered with the body as it came', async () => {
  const server = await scriptedServer(({ prompt }) => ({ text: `you said: ${prompt}`, reasoning: 'hm' }));
  const request = modelRequest({}, { baseURL: server.url, apiKeyEnv: 'SAMPLE_API_KEY', headers: { 'x-team': 'one' } });
  const reply = await createOpenAIModel(keys).complete(request, never);
  expect(reply).toMatchObject({
    text: 'you said: Return one.',
    reasoning: 'hm',
    finish: { unified: 'stop', raw: 'stop' },
    usage: { input: 3, cachedInput: 0, output: 6 },
  });
  expect(JSON.parse(reply.raw)).toHaveProperty('choices');
  expect(server.asked).toMatchObject([{ endpoint: 'chat', model: 'sample-1b', authorization: `Bearer ${key}` }]);
});

test('a base model is asked for a completion, and without a key where the plan names none', async () => {
  const server = await scriptedServer(() => ({ text: '\n    return 1' }));
  const prompt = { endpoint: 'completions', prompt: 'def one():' } as const;
  const reply = await createOpenAIModel(keys).complete(modelRequest({ prompt }, { baseURL: server.url }), never);
  expect(reply.text).toBe('\n    return 1');
  expect(server.asked).toMatchObject([{ endpoint: 'completions', prompt: 'def one():', authorization: null }]);
});

test.each<[Fault, string]>([
  [{ kind: 'status', status: 400, message: 'too long' }, 'bad_request'],
  [{ kind: 'status', status: 422 }, 'bad_request'],
  [{ kind: 'status', status: 401 }, 'key_refused'],
  [{ kind: 'status', status: 403 }, 'key_refused'],
  [{ kind: 'status', status: 402 }, 'quota_exhausted'],
  [{ kind: 'status', status: 404 }, 'not_found'],
  [{ kind: 'status', status: 307 }, 'not_found'],
  [{ kind: 'status', status: 408 }, 'server_error'],
  [{ kind: 'status', status: 429 }, 'rate_limited'],
  [{ kind: 'status', status: 429, code: 'insufficient_quota' }, 'quota_exhausted'],
  [{ kind: 'status', status: 500 }, 'server_error'],
  [{ kind: 'status', status: 504 }, 'timed_out'],
  [{ kind: 'torn' }, 'torn_body'],
  [{ kind: 'foreign' }, 'foreign_body'],
  [{ kind: 'drop' }, 'connection'],
])('the fault %j is a %s, sent once', async (fault, type) => {
  const server = await scriptedServer(afterFaults([fault]));
  const failure = await failureOf(modelRequest({}, { baseURL: server.url }));
  expect(failure.failure.type).toBe(type);
  expect(server.asked).toHaveLength(1);
});

test('a server says when to come back', async () => {
  const server = await scriptedServer(afterFaults([{ kind: 'status', status: 429, retryAfter: { seconds: 7 } }]));
  expect((await failureOf(modelRequest({}, { baseURL: server.url }))).retryAfterMs).toBe(7_000);
});

test('nobody at the address is told apart from a connection that broke', async () => {
  const server = await scriptedServer(() => ({ text: '' }));
  await server.close();
  expect((await failureOf(modelRequest({}, { baseURL: server.url }))).failure.type).toBe('unreachable');
});

test('a server that never answers is left when the plan’s time is over', async () => {
  const server = await scriptedServer(() => ({ text: '', fault: { kind: 'hang' } }));
  const failure = await failureOf(modelRequest({}, { baseURL: server.url, timeoutSeconds: 0.05 }));
  expect(failure.failure).toMatchObject({ type: 'timed_out', message: expect.stringContaining('timeoutSeconds') });
  await eventually(() => server.inFlight).toBe(0);
});

test('a body that stops half way is left when the plan’s time is over', async () => {
  const server = createServer((_, response) => void response.write('{"choices":['));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const failure = await failureOf(modelRequest({}, { baseURL: `http://127.0.0.1:${port}/v1`, timeoutSeconds: 0.05 }));
  expect(failure.failure.type).toBe('timed_out');
});

test('an aborted call is told as aborted', async () => {
  const server = await scriptedServer(() => ({ text: '', fault: { kind: 'hang' } }));
  const abort = new AbortController();
  const failure = failureOf(modelRequest({}, { baseURL: server.url }), abort.signal);
  await eventually(() => server.inFlight).toBe(1);
  abort.abort();
  expect((await failure).failure.type).toBe('aborted');
});

test('a process that stood still past the time-out takes the reply that came meanwhile', async () => {
  const server = fork(new URL('serving-process.ts', import.meta.url), { execArgv: [] });
  onTestFinished(() => void server.kill());
  const [url] = await once(server, 'message');
  const plan = { baseURL: String(url), timeoutSeconds: 0.3, maxTokens: 1e6 };
  const model = createOpenAIModel(keys);
  await model.complete(modelRequest({}, plan), never);
  const reply = model.complete(modelRequest({ sample: 1 }, plan), never);
  // The request leaves in the first passes of the loop; from the last one on, timers come before sockets.
  for (let pass = 0; pass < 5; pass += 1) await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
  expect((await reply).text).toHaveLength(30_000);
});

test('no failure tells the key, though the server does', async () => {
  const faults: Fault[] = [
    { kind: 'status', status: 401, message: `no such key: ${key}` },
    { kind: 'foreign', html: `<p>${key}</p>` },
  ];
  const server = await scriptedServer(afterFaults(faults));
  const request = modelRequest({}, { baseURL: server.url, apiKeyEnv: 'SAMPLE_API_KEY' });
  for (const type of ['key_refused', 'foreign_body']) {
    const failure = await failureOf(request);
    expect(failure.failure.type).toBe(type);
    expect(JSON.stringify(failure.failure) + failure.stack).not.toContain('planted');
  }
});

test('an answer that says the key is kept without it', async () => {
  const server = await scriptedServer(({ authorization }) => ({ text: `I was sent ${authorization}` }));
  const request = modelRequest({}, { baseURL: server.url, apiKeyEnv: 'SAMPLE_API_KEY' });
  const reply = await createOpenAIModel(keys).complete(request, never);
  expect(reply.text).toBe('I was sent Bearer [key]');
  expect(reply.raw).not.toContain(key);
});

test('a key is not sent over plain http to another machine', async () => {
  const plan = { baseURL: 'http://models.example/v1', apiKeyEnv: 'SAMPLE_API_KEY' };
  const { failure } = await failureOf(modelRequest({}, plan));
  expect(failure.type).toBe('key_refused');
  expect(failure.message).toContain('change baseURL to https');
});

test('a key that is not there is a failure of its own, and nothing is sent', async () => {
  const server = await scriptedServer(() => ({ text: '' }));
  const { failure } = await failureOf(modelRequest({}, { baseURL: server.url, apiKeyEnv: 'OTHER_API_KEY' }));
  expect(failure).toMatchObject({ type: 'key_missing', message: expect.stringContaining('OTHER_API_KEY') });
  expect(server.asked).toEqual([]);
});

test('extra parameters that ask for several answers are refused before anything is sent', async () => {
  const server = await scriptedServer(() => ({ text: '' }));
  const { failure } = await failureOf(modelRequest({}, { baseURL: server.url, extraBody: { n: 5 } }));
  expect(failure.type).toBe('bad_request');
  expect(server.asked).toEqual([]);
});

test('a server that does not speak TLS is nobody there, for nothing was sent', async () => {
  const server = await scriptedServer(() => ({ text: '' }));
  const baseURL = server.url.replace('http:', 'https:');
  const { failure } = await failureOf(modelRequest({}, { baseURL }));
  expect(failure).toMatchObject({ type: 'unreachable', message: expect.stringContaining('ERR_SSL') });
  expect(server.asked).toEqual([]);
});

test('an address that is none is told as such', async () => {
  const { failure } = await failureOf(modelRequest({}, { baseURL: 'models.example' }));
  expect(failure).toMatchObject({ type: 'not_found', message: expect.stringContaining('"models.example"') });
});
