import { expect, test } from 'vitest';
import { eventually } from './eventually.ts';
import { openDesk } from './desk.ts';
import { JumpingClock } from './jumping-clock.ts';
import { afterFaults } from './scripted.ts';

const broken = { kind: 'status', status: 500 } as const;

test('a call is answered, journalled and paid for once', async () => {
  const { caller, store, server, request } = await openDesk(() => ({ text: 'one' }));
  const price = { input: 1, cachedInput: 1, output: 2 };
  const [settled] = await caller.settle([request({}, { price })], 50_000);
  expect(settled).toMatchObject({ state: 'replied', reply: { text: 'one', usage: { input: 3, output: 1 } } });
  expect(await store.calls.reply(settled?.key ?? '')).toMatchObject({ text: 'one' });
  const { spent, reserved } = await store.runs.progress('first');
  expect(spent).toEqual({ usd: 5e-6, calls: 1, tokens: 4 });
  expect(reserved).toEqual({ usd: 0, calls: 0, tokens: 0 });
  expect(server.asked).toHaveLength(1);
});

test('a journalled reply is never bought again, by a caller that starts afresh least of all', async () => {
  const desk = await openDesk(() => ({ text: 'one' }));
  const [first] = await desk.caller.settle([desk.request()], 50_000);
  await desk.caller.drain();
  const [again] = await desk.restarted().settle([desk.request({ run: 'second' })], 50_000);
  expect(again).toEqual(first);
  expect(desk.server.asked).toHaveLength(1);
});

test('a call that fails twice is sent again and bought once', async () => {
  const { caller, store, server, request } = await openDesk(afterFaults([broken, { kind: 'foreign' }]));
  const [settled] = await caller.settle([request()], 50_000);
  expect(settled).toMatchObject({ state: 'replied', reply: { text: 'done' } });
  expect(server.asked).toHaveLength(3);
  const { troubles, calls } = await store.runs.progress('first');
  expect(troubles).toEqual([]);
  expect(calls.student.bought).toBe(1);
});

test.each(['torn', 'drop', 'foreign'] as const)('a send that ends in a %s reply counts as paid', async (kind) => {
  const { caller, store, request } = await openDesk(afterFaults([{ kind }]));
  await caller.settle([request()], 50_000);
  const prompt = 'Return one.'.length + 16;
  expect((await store.runs.progress('first')).spent).toEqual({ usd: 0, calls: 2, tokens: prompt + 100 + 4 });
});

test('twenty failures of the call itself are enough, and a later question is answered without a send', async () => {
  const clock = new JumpingClock();
  const { caller, server, request } = await openDesk(() => ({ text: '', fault: broken }), { clock });
  expect(await caller.ask(request()).settled).toMatchObject({ state: 'failed', failure: { type: 'server_error' } });
  expect(server.asked).toHaveLength(20);
  expect(await caller.ask(request()).settled).toMatchObject({ state: 'failed' });
  expect(server.asked).toHaveLength(20);
});

test('a send that hangs is given up after the plan’s time, counts as paid, and is sent again', async () => {
  const { caller, store, server, request } = await openDesk(afterFaults([{ kind: 'hang' }]));
  const { key, settled } = caller.ask(request({}, { timeoutSeconds: 2 }));
  expect(await settled).toMatchObject({ state: 'replied' });
  expect(server.asked).toHaveLength(2);
  expect(await store.calls.addSendable(key, 0)).toMatchObject({ tries: 1 });
  expect((await store.runs.progress('first')).spent.calls).toBe(2);
});

test('a prompt that the server refuses fails at once', async () => {
  const fault = { kind: 'status', status: 400, message: 'maximum context length' } as const;
  const { caller, server, request } = await openDesk(() => ({ text: '', fault }));
  const [settled] = await caller.settle([request()], 50_000);
  expect(settled).toMatchObject({ state: 'failed', failure: { type: 'bad_request' } });
  expect(server.asked).toHaveLength(1);
});

test('one call that fails for ever holds back no other', async () => {
  const { caller, request } = await openDesk(({ prompt }) =>
    prompt === 'bad' ? { text: '', fault: broken } : { text: prompt },
  );
  const prompts = ['one', 'bad', 'two'].map((content) => ({
    endpoint: 'chat' as const,
    messages: [{ role: 'user' as const, content }],
  }));
  const settled = await caller.settle(
    prompts.map((prompt) => request({ prompt }, { concurrency: 1 })),
    10_000,
  );
  expect(settled.map(({ state }) => state)).toEqual(['replied', 'failed', 'replied']);
});

test('a call without usage settles at what was reserved', async () => {
  const { caller, store, request } = await openDesk(() => ({ text: 'one', usage: false }));
  await caller.settle([request()], 50_000);
  const tokens = 'Return one.'.length + 16 + 100;
  expect((await store.runs.progress('first')).spent).toEqual({ usd: 0, calls: 1, tokens });
});

test('a server that is switched off is waited for, and no try counts', async () => {
  const clock = new JumpingClock();
  const desk = await openDesk(() => ({ text: 'one' }), { clock });
  await desk.server.close();
  const { key, settled } = desk.caller.ask(desk.request());
  await eventually(() => clock.slept.length).toBeGreaterThan(30);
  expect(await desk.store.calls.addSendable(key, 0)).toEqual({ tries: 0, sendableMs: 0 });
  expect((await desk.store.runs.progress('first')).troubles).toMatchObject([{ failure: { type: 'unreachable' } }]);
  await desk.caller.drain();
  expect(await settled).toMatchObject({ state: 'pending', reason: 'paused' });
});
