import { expect, test } from 'vitest';
import { eventually } from './eventually.ts';
import { openDesk } from './desk.ts';

test('equal requests of two runs are one call, and it is paid for once', async () => {
  const { caller, store, server, request } = await openDesk(() => ({ text: 'one' }), { latencyMs: 20 });
  const answers = await Promise.all([
    caller.settle([request()], 50_000),
    caller.settle([request({ run: 'second' }), request({ run: 'second' })], 50_000),
  ]);
  expect(new Set(answers.flat().map(({ key }) => key)).size).toBe(1);
  expect(answers.flat().every(({ state }) => state === 'replied')).toBe(true);
  expect(server.asked).toHaveLength(1);
  expect((await store.runs.progress('second')).spent.calls).toBe(0);
});

test('what is not there in time is told as in flight, lives on, and is joined by the next question', async () => {
  const { promise, resolve } = Promise.withResolvers<{ text: string }>();
  const { caller, server, request } = await openDesk(() => promise);
  expect(await caller.settle([request()], 20)).toMatchObject([{ state: 'pending', reason: 'in_flight' }]);
  const next = caller.settle([request()], 50_000);
  resolve({ text: 'late' });
  expect(await next).toMatchObject([{ state: 'replied', reply: { text: 'late' } }]);
  expect(server.asked).toHaveLength(1);
});

test('a slow call holds back no answer that is there', async () => {
  const { caller, request } = await openDesk(({ prompt }) =>
    prompt === 'slow' ? { text: '', fault: { kind: 'hang' } } : { text: 'one' },
  );
  const slow = request({ prompt: { endpoint: 'completions', prompt: 'slow' } });
  const quick = [request(), request({ sample: 1 })];
  const listener = new AbortController();
  const settled = caller.settle([slow, ...quick], 60_000, listener.signal);
  await Promise.all(quick.map((one) => caller.ask(one).settled));
  listener.abort();
  expect((await settled).map(({ state }) => state)).toEqual(['pending', 'replied', 'replied']);
});

test('with nothing there it is waited on, and with something there the rest is left after a while', async () => {
  const answers = new Map(['first', 'second'].map((prompt) => [prompt, Promise.withResolvers<{ text: string }>()]));
  const { caller, request } = await openDesk(({ prompt }) => answers.get(prompt)?.promise ?? { text: '' }, {
    settleMs: 30,
  });
  const asked = [...answers.keys()].map((prompt) => request({ prompt: { endpoint: 'completions', prompt } }));
  const settled = caller.settle(asked, 60_000);
  expect(await Promise.race([settled, caller.settle(asked, 100)])).toMatchObject([
    { state: 'pending' },
    { state: 'pending' },
  ]);
  answers.get('first')?.resolve({ text: 'one' });
  expect(await settled).toMatchObject([{ state: 'replied' }, { state: 'pending', reason: 'in_flight' }]);
  answers.get('second')?.resolve({ text: 'two' });
  expect(await caller.settle(asked, 60_000)).toMatchObject([{ state: 'replied' }, { state: 'replied' }]);
});

test('a listener that is cancelled leaves the call alone', async () => {
  const { promise, resolve } = Promise.withResolvers<{ text: string }>();
  const { caller, server, request } = await openDesk(() => promise);
  const listener = new AbortController();
  const settled = caller.settle([request()], 60_000, listener.signal);
  await eventually(() => server.inFlight).toBe(1);
  listener.abort();
  expect(await settled).toMatchObject([{ state: 'pending', reason: 'in_flight' }]);
  resolve({ text: 'kept' });
  expect(await caller.ask(request()).settled).toMatchObject({ state: 'replied', reply: { text: 'kept' } });
  expect(server.asked).toHaveLength(1);
});

test('a reply cut off under fewer tokens is no answer to a question that allows more', async () => {
  const { caller, server, request } = await openDesk(() => ({ text: 'x'.repeat(100) }), { latencyMs: 20 });
  const small = request({}, { maxTokens: 10 });
  const large = request({}, { maxTokens: 50 });
  const together = await Promise.all([caller.settle([small], 50_000), caller.settle([large], 10_000)]);
  expect(together.flat()).toMatchObject([
    { reply: { text: 'x'.repeat(40), finish: { unified: 'length' } } },
    { reply: { text: 'x'.repeat(100), finish: { unified: 'stop' } } },
  ]);
  expect(await caller.settle([small], 50_000)).toMatchObject([{ reply: { text: 'x'.repeat(100) } }]);
  expect(server.asked).toHaveLength(2);
});
