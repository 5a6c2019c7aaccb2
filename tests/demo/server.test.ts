import { afterEach, expect, test } from 'vitest';
import { hashBody, type Script, type ScriptedServer, type ServerOptions, startModelServer } from '../../demo/server.ts';

const servers: ScriptedServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(script: Script, options?: ServerOptions): Promise<ScriptedServer> {
  const server = await startModelServer(script, options);
  servers.push(server);
  return server;
}

function post(server: ScriptedServer, path: string, body: object): Promise<Response> {
  return fetch(`${server.url}/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: 'Bearer k' },
  });
}

const chat = { model: 'm', messages: [{ role: 'user', content: 'twelve chars' }] };

test('a chat is answered with the script’s text and tokens counted from the texts', async () => {
  const server = await start(() => ({ text: 'hello', reasoning: 'hm' }));
  const reply = await (await post(server, 'chat/completions', chat)).json();
  expect(reply).toMatchObject({
    model: 'm',
    choices: [{ message: { role: 'assistant', content: 'hello', reasoning_content: 'hm' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  });
  expect(server.asked).toMatchObject([
    { endpoint: 'chat', prompt: 'twelve chars', times: 0, authorization: 'Bearer k' },
  ]);
});

test('a bare prompt is answered in the older shape', async () => {
  const server = await start(({ prompt }) => ({ text: `${prompt}!` }));
  const reply = await (await post(server, 'completions', { model: 'm', prompt: 'def f():' })).json();
  expect(reply).toMatchObject({ object: 'text_completion', choices: [{ text: 'def f():!', finish_reason: 'stop' }] });
});

test.each(['max_tokens', 'max_completion_tokens'])('%s cuts the text and says so', async (field) => {
  const server = await start(() => ({ text: 'x'.repeat(100) }));
  const reply = await (await post(server, 'chat/completions', { ...chat, [field]: 5 })).json();
  expect(reply).toMatchObject({
    choices: [{ message: { content: 'x'.repeat(20) }, finish_reason: 'length' }],
    usage: { completion_tokens: 5 },
  });
});

test('the same body is counted, whatever the order of its members', async () => {
  const server = await start(({ times }) => ({ text: String(times) }));
  await post(server, 'chat/completions', { ...chat, seed: 1 });
  const second = await (await post(server, 'chat/completions', { seed: 1, ...chat })).json();
  expect(second).toMatchObject({ choices: [{ message: { content: '1' } }] });
  expect(server.sends).toEqual(new Map([[hashBody({ ...chat, seed: 1 }), 2]]));
});

test.each([
  [{ ms: 20 }, 'retry-after-ms', '20'],
  [{ seconds: 3 }, 'retry-after', '3'],
  [{ date: new Date(0) }, 'retry-after', 'Thu, 01 Jan 1970 00:00:00 GMT'],
])('a status carries when to come back: %j', async (retryAfter, header, value) => {
  const server = await start(() => ({ text: '', fault: { kind: 'status', status: 429, code: 'slow', retryAfter } }));
  const response = await post(server, 'chat/completions', chat);
  expect(response.status).toBe(429);
  expect(response.headers.get(header)).toBe(value);
  expect(await response.json()).toMatchObject({ error: { code: 'slow' } });
});

test('a torn body ends in the middle of its JSON', async () => {
  const server = await start(() => ({ text: 'whole', fault: { kind: 'torn' } }));
  const response = await post(server, 'chat/completions', chat);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow('terminated');
});

test('a foreign body is a page with status 200', async () => {
  const server = await start(() => ({ text: '', fault: { kind: 'foreign' } }));
  const response = await post(server, 'chat/completions', chat);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('<html>');
});

test('a dropped connection has no answer at all', async () => {
  const server = await start(() => ({ text: '', fault: { kind: 'drop' } }));
  await expect(post(server, 'chat/completions', chat)).rejects.toThrow('fetch failed');
});

test('a hanging call stays in flight until the server closes', async () => {
  const server = await start(() => ({ text: '', fault: { kind: 'hang' } }));
  const call = post(server, 'chat/completions', chat).then(
    () => 'answered',
    () => 'cut',
  );
  await expect.poll(() => server.inFlight, { timeout: 20_000 }).toBe(1);
  await server.close();
  servers.splice(0);
  expect(await call).toBe('cut');
  await expect.poll(() => server.inFlight, { timeout: 20_000 }).toBe(0);
});

test.each([
  ['chat/completions', { model: 'm' }, 400],
  ['chat/completions', { ...chat, stream: true }, 400],
  ['completions', { model: 'm', prompt: ['a', 'b'] }, 400],
  ['embeddings', chat, 404],
])('what it does not speak is refused: %s %j', async (path, body, status) => {
  const server = await start(() => ({ text: '' }));
  expect((await post(server, path, body)).status).toBe(status);
  expect(server.asked).toEqual([]);
});

test('a script that throws answers 500 with what it threw', async () => {
  const server = await start(() => {
    throw new Error('the script has run out');
  });
  const response = await post(server, 'chat/completions', chat);
  expect(response.status).toBe(500);
  expect(await response.text()).toContain('the script has run out');
});

test('its models are listed', async () => {
  const server = await start(() => ({ text: '' }), { models: ['student', 'teacher'] });
  const listed = await (await fetch(`${server.url}/models`)).json();
  expect(listed).toMatchObject({ data: [{ id: 'student' }, { id: 'teacher' }] });
});

test('latency passes before the first byte', async () => {
  const server = await start(() => ({ text: '' }), { latencyMs: 50 });
  const started = performance.now();
  await post(server, 'chat/completions', chat);
  expect(performance.now() - started).toBeGreaterThanOrEqual(49);
});
