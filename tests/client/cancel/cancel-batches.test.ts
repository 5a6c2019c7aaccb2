import { expect, test } from 'vitest';
import { cancelBatches } from '../../../client/cancel/cancel-batches.ts';
import type { CollectPlan } from '../../../domain/plan.ts';
import { callKey } from '../../../models/call-key.ts';
import type { ModelRequest } from '../../../models/port.ts';
import { openOffice, type OfficeOptions } from '../../models/batch/office.ts';
import { settleAll, textsOf } from '../../models/batch/settle-all.ts';
import { call, me } from '../../store/samples.ts';
import { samplePlan } from '../../support/sample-plan.ts';

const noKeys = (): null => null;

/** A run with a batch of calls on its way, and its plan. */
async function batchOnItsWay(options: Partial<OfficeOptions> = {}) {
  const office = await openOffice({ gather: 4, ...options });
  const requests = office.requests(4);
  await office.caller.settle(requests, 60_000);
  const [request] = requests;
  if (request === undefined) throw new Error('expected requests');
  const plan: CollectPlan = samplePlan({ name: 'first', student: request.plan });
  const cancel = async (): Promise<string[]> => {
    await office.store.runs.update('first', { state: 'cancelled' });
    const { batches } = office.store;
    return cancelBatches(batches, { name: 'first', plan }, await batches.onlyFor('first'), noKeys);
  };
  return { ...office, asked: requests, cancel };
}

const ofSecond = (requests: ModelRequest[]): ModelRequest[] => requests.map((one) => ({ ...one, run: 'second' }));

test('a cancelled run has its batch given up and its requests deleted, and takes what was answered when it goes on', async () => {
  const { server, store, caller, requests, asked, cancel } = await batchOnItsWay();
  expect(await cancel()).toEqual([expect.stringMatching(/^batch batch_1 of sample-1b at 127\.0\.0\.1:\d+: .*cancel/)]);
  expect(server.batches).toMatchObject([{ status: 'cancelled' }]);
  expect(server.files.has(server.batches[0]?.inputFile ?? '')).toBe(false);

  await store.runs.update('first', { state: 'open' });
  const settled = settleAll(caller, asked);
  // Two were not answered, and two more fill another batch with them.
  void caller.settle(requests(6).slice(4), 60_000);
  await expect.poll(() => server.batches.length, { timeout: 50_000 }).toBe(2);
  for (const batch of server.batches.slice(1)) server.end(batch, 'completed');
  expect(textsOf(await settled)).not.toContain(null);
  const sent = asked.map((request) => server.sent.filter((key) => key === callKey(request)).length);
  expect(sent).toEqual([1, 2, 1, 2]);
});

test('a batch that another run waits for goes on', async () => {
  const { server, caller, asked, cancel } = await batchOnItsWay();
  await caller.settle(ofSecond(asked), 60_000);
  expect(await cancel()).toEqual([]);
  expect(server.batches).toMatchObject([{ status: 'in_progress' }]);
});

test('a server that does not answer is told of in a sentence', async () => {
  const fault = (route: string) => (route.endsWith('/cancel') ? { status: 503 } : undefined);
  const { server, cancel } = await batchOnItsWay({ fault });
  expect(await cancel()).toEqual([expect.stringMatching(/could not be cancelled and may go on.*503/)]);
  expect(server.batches).toMatchObject([{ status: 'in_progress' }]);
});

test('a batch that its server never took is nothing to cancel', async () => {
  const { server, store, requests } = await openOffice({ gather: 4 });
  const [request] = requests(1);
  if (request === undefined) throw new Error('expected a request');
  await store.calls.claim(call('key', { run: 'first' }), me);
  const calls = [{ key: 'key', maxTokens: 100 }];
  const { model } = request.plan;
  const named = { tag: 'tag', baseURL: server.url, model, endpoint: 'chat', inputFile: 'file', askedAt: 1 } as const;
  await store.batches.intend({ ...named, calls });
  const plan = samplePlan({ name: 'first', student: request.plan });
  const going = await store.batches.onlyFor('first');
  const told = await cancelBatches(store.batches, { name: 'first', plan }, going, noKeys);
  expect(told).toEqual([expect.stringMatching(/does not know it/)]);
});
