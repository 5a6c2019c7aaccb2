import { expect, test } from 'vitest';
import type { FailureType } from '../../../domain/failure.ts';
import { callKey } from '../../../models/call-key.ts';
import { openOffice } from './office.ts';
import { settleAll, textsOf } from './settle-all.ts';
import { type BatchFault, type ServedBatch, answer, completion, line, noAnswer } from './server.ts';

/** Plays these faults to one route, in order; null: none this time. */
function faultsAt(route: string, faults: (BatchFault | null)[]) {
  const left = [...faults];
  return (asked: string): BatchFault | undefined => (asked === route ? (left.shift() ?? undefined) : undefined);
}

const first = (batches: ServedBatch[]): ServedBatch => {
  const [batch] = batches;
  if (batch === undefined) throw new Error('expected a batch, found none');
  return batch;
};

test.each<[string, (BatchFault | null)[]]>([
  ['heard and lost the answer', ['drop after']],
  ['did not hear', ['drop']],
  ['stumbled', [{ status: 500 }, { status: 502 }]],
])('a server that %s when it was asked to take a batch has it once', async (_, faults) => {
  const { server, store, caller, requests } = await openOffice({
    gather: 3,
    prompt: true,
    fault: faultsAt('POST /v1/batches', faults),
  });
  expect(textsOf(await settleAll(caller, requests(3)))).not.toContain(null);
  expect(server.batches).toHaveLength(1);
  expect((await store.runs.progress('first')).spent.calls).toBe(3);
});

test('a batch is found by its file where the server keeps no metadata, on whatever page of the list', async () => {
  const { server, caller, requests } = await openOffice({
    gather: 1,
    metadata: false,
    fault: faultsAt('POST /v1/batches', [null, null, null, 'drop after']),
  });
  for (const request of requests(4)) await caller.settle([request], 60_000);
  expect(server.batches).toHaveLength(4);
  for (const batch of server.batches) server.end(batch, 'completed');
  expect(textsOf(await settleAll(caller, requests(4)))).not.toContain(null);
});

test.each(['expired', 'cancelled'])('what a batch left undone that was %s goes with the next, unpaid', async (end) => {
  const { server, store, caller, requests } = await openOffice({ gather: 2 });
  const asked = requests(2);
  await caller.settle(asked, 60_000);
  server.end(first(server.batches), end, (request, at) =>
    at === 0 ? answer(request) : noAnswer(request, 'batch_expired'),
  );
  // What is told of the first batch must be in the store, else nobody asks again before the next has departed.
  const told = async () => (await Promise.all(asked.map((one) => store.batches.find(callKey(one))))).at(-1)?.batch.end;
  await expect.poll(told).toMatchObject({ status: end });
  const again = requests(3).slice(2);
  const settled = settleAll(caller, [...asked, ...again]);
  await expect.poll(() => server.batches.length, { timeout: 50_000 }).toBe(2);
  const next = server.batches.at(1);
  expect(next?.requests.map(({ body }) => body['messages'])).toEqual([
    [{ role: 'user', content: 'question 2' }],
    [{ role: 'user', content: 'question 1' }],
  ]);
  if (next !== undefined) server.end(next, 'completed');
  expect(textsOf(await settled)).not.toContain(null);
  expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 3 }, reserved: { calls: 0 } });
});

test('a line that refuses its request is that call’s failure alone', async () => {
  const { server, caller, requests } = await openOffice({ gather: 3 });
  const asked = requests(3);
  await caller.settle(asked, 60_000);
  const error = { error: { message: 'too long a prompt', code: 'context_length_exceeded' } };
  server.end(first(server.batches), 'completed', (request, at) =>
    at === 1 ? line(request.custom_id, 400, error) : answer(request),
  );
  expect(await settleAll(caller, asked)).toMatchObject([
    { state: 'replied' },
    { state: 'failed', failure: { type: 'bad_request', message: expect.stringContaining('too long a prompt') } },
    { state: 'replied' },
  ]);
});

test('an answer that is missing may have cost what was reserved, and is asked for again', async () => {
  const { server, store, caller, requests } = await openOffice({ gather: 1 });
  const asked = requests(1);
  await caller.settle(asked, 60_000);
  server.end(first(server.batches), 'completed', () => undefined);
  const settled = settleAll(caller, asked);
  await expect.poll(() => server.batches.length, { timeout: 50_000 }).toBe(2);
  for (const batch of server.batches.slice(1)) server.end(batch, 'completed');
  expect(textsOf(await settled)).toEqual(['answer to question 0']);
  expect((await store.runs.progress('first')).spent.calls).toBe(2);
});

test('a server that throws the answers away leaves its calls without one', async () => {
  const { server, caller, requests } = await openOffice({ gather: 1 });
  const asked = requests(1);
  await caller.settle(asked, 60_000);
  server.end(first(server.batches), 'completed');
  server.files.delete(first(server.batches).outputFile ?? '');
  const settled = settleAll(caller, asked);
  await expect.poll(() => server.batches.length, { timeout: 50_000 }).toBe(2);
  for (const batch of server.batches.slice(1)) server.end(batch, 'completed');
  expect(textsOf(await settled)).toEqual(['answer to question 0']);
});

test.each<[{ code: string; message: string }, FailureType]>([
  [{ code: 'model_not_found', message: 'no such model' }, 'not_found'],
  [{ code: 'token_limit_exceeded', message: 'enqueued token limit reached' }, 'rate_limited'],
  [{ code: 'billing_hard_limit_reached', message: 'no money' }, 'quota_exhausted'],
])('a batch that is refused as a whole is told to people and costs nothing: %j', async (error, type) => {
  const { server, store, caller, requests } = await openOffice({ gather: 1 });
  await caller.settle(requests(1), 60_000);
  first(server.batches).errors = [error];
  server.end(first(server.batches), 'failed', () => undefined);
  const settled = settleAll(caller, requests(1));
  await expect
    .poll(async () => (await store.runs.progress('first')).troubles, { timeout: 50_000 })
    .toMatchObject([{ failure: { type, message: expect.stringContaining(error.message) } }]);
  for (const batch of server.batches.slice(1)) server.end(batch, 'completed');
  expect((await store.runs.progress('first')).spent.calls).toBe(0);
  await caller.drain();
  await settled;
});

test.each([{ status: 401 }, { status: 404 }, { status: 400 }])(
  'a server that refuses the batch itself, with %j, holds the calls and keeps nothing of them',
  async (fault) => {
    const { server, store, caller, requests } = await openOffice({
      gather: 2,
      fault: (route) => (route === 'POST /v1/batches' ? fault : undefined),
    });
    expect(await caller.settle(requests(2), 60_000)).toMatchObject([{ reason: 'refused' }, { reason: 'refused' }]);
    expect(server.batches).toEqual([]);
    expect(await store.batches.list()).toEqual([]);
    expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 0 }, reserved: { calls: 0 } });
  },
);

test('a server that takes no key any more keeps the batch, whose answers are taken when it takes one again', async () => {
  let refused = true;
  const fault = (route: string): BatchFault | undefined =>
    refused && route.startsWith('GET /v1/batches/') ? { status: 401 } : undefined;
  const { server, store, caller, requests } = await openOffice({ gather: 1, prompt: true, fault });
  await caller.settle(requests(1), 60_000);
  await expect
    .poll(async () => (await caller.settle(requests(1), 60_000))[0], { timeout: 50_000 })
    .toMatchObject({
      reason: 'refused',
    });
  expect(await store.runs.progress('first')).toMatchObject({ spent: { calls: 0 }, reserved: { calls: 1 } });
  refused = false;
  await expect
    .poll(async () => textsOf(await caller.settle(requests(1), 60_000)), { timeout: 50_000 })
    .toEqual(['answer to question 0']);
  expect(server.batches).toHaveLength(1);
});

test('an answer that was cut off under fewer tokens than are wanted now is bought again', async () => {
  const { server, caller, requests } = await openOffice({ gather: 1 });
  await caller.settle(requests(1), 60_000);
  server.end(first(server.batches), 'completed', ({ custom_id }) => line(custom_id, 200, completion('half', 'length')));
  const settled = settleAll(caller, requests(1, { maxTokens: 200 }));
  await expect.poll(() => server.batches.length, { timeout: 50_000 }).toBe(2);
  for (const batch of server.batches.slice(1)) server.end(batch, 'completed');
  expect(textsOf(await settled)).toEqual(['answer to question 0']);
});
