import { expect, test } from 'vitest';
import { callKey } from '../../../models/call-key.ts';
import { eventually } from '../eventually.ts';
import { openOffice } from './office.ts';
import { settleAll, textsOf } from './settle-all.ts';

test('calls are gathered into one batch, and each has the answer of its own line at half the price', async () => {
  const { server, store, caller, requests } = await openOffice({ gather: 5, prompt: true });
  const asked = requests(5);
  expect(textsOf(await settleAll(caller, asked))).toEqual(asked.map((_, at) => `answer to question ${at}`));
  expect(server.batches).toHaveLength(1);
  expect(server.batches[0]).toMatchObject({ endpoint: '/v1/chat/completions' });
  expect(server.sent).toEqual(asked.map(callKey));
  expect(server.online).toEqual([]);
  const { spent, reserved } = await store.runs.progress('first');
  expect(spent).toEqual({ usd: (5 * (10 * 1 + 4 * 2) * 0.5) / 1e6, calls: 5, tokens: 70 });
  expect(reserved.calls).toBe(0);
  expect(await store.batches.list()).toEqual([]);
});

test('a call that is in a batch waits for nobody, and what it may cost stays reserved', async () => {
  const { server, store, caller, requests } = await openOffice({ gather: 2 });
  const pending = { state: 'pending', reason: 'batch' };
  expect(await caller.settle(requests(2), 60_000)).toMatchObject([pending, pending]);
  expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 0 }, reserved: { calls: 2 } });
  await caller.drain();
  expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 0 }, reserved: { calls: 2 } });
  expect(await store.batches.list()).toMatchObject([{ id: 'batch_1', calls: 2, answered: 0, ended: false }]);
  expect(server.batches).toHaveLength(1);
});

test('a later process takes the answers of a batch that an earlier one sent', async () => {
  const { server, store, caller, requests, restarted } = await openOffice({ gather: 3 });
  await caller.settle(requests(3), 60_000);
  await caller.drain();
  const [batch] = server.batches;
  if (batch !== undefined) server.end(batch, 'completed');
  expect(textsOf(await settleAll(restarted(), requests(3)))).not.toContain(null);
  expect(server.batches).toHaveLength(1);
  expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 3 }, reserved: { calls: 0 } });
});

test('a call that is in a batch is not sent by itself when its plan takes batches no more', async () => {
  const { server, caller, requests } = await openOffice({ gather: 1 });
  await caller.settle(requests(1), 60_000);
  const online = requests(2, { batch: null });
  const settled = await caller.settle(online, 60_000);
  expect(settled).toMatchObject([{ state: 'pending', reason: 'batch' }, { state: 'replied' }]);
  expect(server.online).toEqual(['question 1']);
  const [batch] = server.batches;
  if (batch !== undefined) server.end(batch, 'completed');
  expect(textsOf(await settleAll(caller, online))).toEqual(['answer to question 0', 'online']);
  expect(server.online).toEqual(['question 1']);
});

test('no more calls than a batch may hold go with one', async () => {
  const { server, caller, requests } = await openOffice({ gather: 4, prompt: true });
  await settleAll(caller, requests(8));
  expect(server.batches.map((batch) => batch.requests.length)).toEqual([4, 4]);
});

test('calls of a run that was paused while they were gathered stay behind when the others go', async () => {
  const { server, store, caller, requests } = await openOffice({ gather: 3 });
  const settled = caller.settle(requests(2), 60_000);
  await eventually(async () => (await store.runs.progress('first')).reserved.calls).toBe(2);
  await store.runs.update('first', { state: 'paused' });
  const [other] = requests(3).slice(2);
  if (other !== undefined) await caller.settle([{ ...other, run: 'second' }], 60_000);
  expect(await settled).toMatchObject([{ reason: 'paused' }, { reason: 'paused' }]);
  expect(server.batches).toMatchObject([{ requests: [{ body: { messages: [{ content: 'question 2' }] } }] }]);
  expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 0 }, reserved: { calls: 0 } });
});

test('a drained process leaves what it was still gathering, and gives its reservation back', async () => {
  const { server, store, caller, requests } = await openOffice({ gather: 3 });
  const settled = caller.settle(requests(2), 60_000);
  await eventually(async () => (await store.runs.progress('first')).reserved.calls).toBe(2);
  await caller.drain();
  expect(await settled).toMatchObject([{ reason: 'paused' }, { reason: 'paused' }]);
  expect(server.routes).toEqual([]);
  expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 0 }, reserved: { calls: 0 } });
});

test('a call that waited long enough for others goes without them', async () => {
  const { server, caller, requests } = await openOffice({ gather: 3, prompt: true });
  const settled = await settleAll(caller, requests(1, { batch: { waitSeconds: 0.01, discount: 0 } }));
  expect(textsOf(settled)).toEqual(['answer to question 0']);
  expect(server.sent).toHaveLength(1);
});

test('calls that do not fit into the budget wait for what a batch may give back', async () => {
  const { server, store, caller, requests } = await openOffice({ gather: 3, budget: { calls: 3 } });
  const asked = requests(5);
  const first = await caller.settle(asked, 60_000);
  expect(first.every((one) => one.state === 'pending' && one.reason === 'batch')).toBe(true);
  const [batch] = server.batches;
  if (batch !== undefined) server.end(batch, 'completed');
  const settled = await settleAll(caller, asked);
  expect(settled.filter(({ state }) => state === 'replied')).toHaveLength(3);
  expect(settled.filter((one) => one.state === 'pending' && one.reason === 'budget')).toHaveLength(2);
  expect((await store.runs.progress('first')).spent.calls).toBe(3);
  expect(server.sent).toHaveLength(3);
});
