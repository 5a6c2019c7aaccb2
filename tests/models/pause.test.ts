import { expect, test } from 'vitest';
import { openDesk } from './desk.ts';

test('nothing is sent for a paused run, and it is told so at once', async () => {
  const { caller, store, server, request } = await openDesk(() => ({ text: 'one' }));
  await store.runs.update('first', { state: 'paused' });
  expect(await caller.settle([request()], 60_000)).toMatchObject([{ state: 'pending', reason: 'paused' }]);
  expect(server.asked).toEqual([]);
  await store.runs.update('first', { state: 'open' });
  expect(await caller.settle([request()], 50_000)).toMatchObject([{ state: 'replied' }]);
});

test('a pause between two sends stops the second', async () => {
  const desk = await openDesk(async () => {
    await desk.store.runs.update('first', { state: 'paused' });
    return { text: '', fault: { kind: 'status', status: 500 } };
  });
  const settled = await desk.caller.settle([desk.request()], 60_000);
  expect(settled).toMatchObject([{ state: 'pending', reason: 'paused' }]);
  expect(desk.server.asked).toHaveLength(1);
});

test('calls that wait in line when their run is paused are not sent', async () => {
  const desk = await openDesk(async () => {
    await desk.store.runs.update('first', { state: 'paused' });
    return { text: 'bought' };
  });
  const requests = [0, 1, 2].map((sample) => desk.request({ sample }, { concurrency: 1 }));
  const settled = await desk.caller.settle(requests, 60_000);
  expect(settled.map(({ state }) => state)).toEqual(['replied', 'pending', 'pending']);
  expect(desk.server.asked).toHaveLength(1);
});

test('what a paused run already has in the journal it still gets', async () => {
  const { caller, store, request } = await openDesk(() => ({ text: 'one' }));
  await caller.settle([request()], 50_000);
  await store.runs.update('first', { state: 'paused' });
  expect(await caller.settle([request()], 50_000)).toMatchObject([{ state: 'replied' }]);
});

test('a pause of one run holds back no other that asks the same', async () => {
  const { caller, store, server, request } = await openDesk(() => ({ text: 'one' }));
  await store.runs.update('first', { state: 'paused' });
  const answers = await Promise.all([
    caller.settle([request()], 50_000),
    caller.settle([request({ run: 'second' })], 50_000),
  ]);
  expect(answers.flat()).toMatchObject([{ state: 'pending' }, { state: 'replied' }]);
  expect(server.asked).toHaveLength(1);
});
