// A server that writes as much as it likes, whatever it is allowed.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { openDesk } from './desk.ts';

async function boundless(tokens: number): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const choices = [{ index: 0, message: { role: 'assistant', content: 'x' }, finish_reason: 'stop' }];
      const usage = { prompt_tokens: 5, completion_tokens: tokens, total_tokens: tokens + 5 };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ object: 'chat.completion', model: 'm', choices, usage }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`;
}

test.each([{ tokens: 1_000_000 }, { usd: 5 }])(
  'a run that counts on %o is paused, and its server named',
  async (budget) => {
    const { caller, store, request } = await openDesk(() => ({ text: '' }), { budget });
    const baseURL = await boundless(4_000);
    await caller.settle([request({}, { baseURL, maxTokens: 100 })], 50_000);
    const { host } = new URL(baseURL);
    expect(await store.runs.get('first')).toMatchObject({
      state: 'paused',
      reason: expect.stringContaining(
        `the student at ${host} took 4000 tokens for an answer where maxTokens allows 100`,
      ),
    });
    const [next] = await caller.settle([request({ sample: 1 }, { baseURL })], 50_000);
    expect(next).toMatchObject({ state: 'pending', reason: 'paused' });
  },
);

test('a budget of the whole home pauses it too', async () => {
  const { caller, store, request } = await openDesk(() => ({ text: '' }));
  await store.budget.limit({ usd: 5, calls: null, tokens: null });
  await caller.settle([request({}, { baseURL: await boundless(4_000), maxTokens: 100 })], 50_000);
  expect((await store.runs.get('first'))?.state).toBe('paused');
});

test.each([
  ['without a budget that tokens could break', 4_000, { calls: 10 }],
  ['for what a server counts in good faith', 105, { tokens: 1_000_000 }],
] as const)('nothing is paused %s', async (_title, tokens, budget) => {
  const { caller, store, request } = await openDesk(() => ({ text: '' }), { budget });
  await caller.settle([request({}, { baseURL: await boundless(tokens), maxTokens: 100 })], 50_000);
  expect((await store.runs.get('first'))?.state).toBe('open');
});
