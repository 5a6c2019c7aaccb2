import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ownerOf } from '../../store/owner.ts';
import type { LeaseOwner, Store } from '../../store/port.ts';
import { storeWithRun } from './opened-store.ts';
import { call, me, nothing, reply } from './samples.ts';

const worst = { usd: 0.5, calls: 1, tokens: 100 };
const real = { usd: 0.1, calls: 1, tokens: 20 };
const batch = {
  tag: 'tag',
  baseURL: 'http://127.0.0.1/v1',
  model: 'm',
  endpoint: 'chat',
  inputFile: 'f',
  askedAt: 1,
} as const;

/** A process that lives no more. */
async function dead(): Promise<LeaseOwner> {
  const child = fork(new URL('locking-process.ts', import.meta.url), { execArgv: [], stdio: 'ignore' });
  const owner = ownerOf(child.pid ?? 0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return owner;
}

async function gathered(owner: LeaseOwner): Promise<Store> {
  const store = await storeWithRun(1, { usd: 0.9 });
  await store.calls.claim(call('key'), owner);
  expect(await store.calls.reserve('key', 'run', worst, true)).toBe('reserved');
  return store;
}

const intend = (store: Store): Promise<void> =>
  store.batches.intend({ ...batch, calls: [{ key: 'key', maxTokens: 100 }] });

const money = async (store: Store): Promise<[spent: number, reserved: number]> => {
  const { spent, reserved } = await store.runs.progress('run');
  return [spent.usd, reserved.usd];
};

test('what was reserved for a batch that was never intended is given back when its owner is dead', async () => {
  const store = await gathered(await dead());
  expect(await store.calls.claim(call('key'), me)).toMatchObject({ state: 'leased' });
  expect(await money(store)).toEqual([0, 0]);
});

test('what was reserved for a call in a batch outlives its owner, and is settled by whoever takes the answer', async () => {
  const store = await gathered(await dead());
  await intend(store);
  expect(await store.calls.claim(call('key'), me)).toMatchObject({ state: 'leased' });
  expect(await money(store)).toEqual([0, 0.5]);
  expect(await store.calls.reserve('key', 'run', worst, true)).toBe('reserved');
  expect(await money(store)).toEqual([0, 0.5]);
  await store.calls.settle('key', reply('one'), real);
  expect(await money(store)).toEqual([0.1, 0]);
  expect(await store.batches.list()).toEqual([]);
});

test('neither letting go of a call in a batch nor failing to ask about it frees its money', async () => {
  const store = await gathered(me);
  await intend(store);
  await store.calls.release('key');
  expect(await money(store)).toEqual([0, 0.5]);
  await store.calls.claim(call('key'), me);
  await store.calls.fail('key', { type: 'key_refused', message: 'no' }, nothing, false);
  expect(await money(store)).toEqual([0, 0.5]);
});

test('a call that left its batch is settled as any other, and as lost when its owner is dead', async () => {
  const store = await gathered(await dead());
  await intend(store);
  await store.batches.leave('key', 'another');
  expect(await store.batches.find('key')).not.toBeNull();
  await store.batches.leave('key', 'tag');
  expect(await store.batches.find('key')).toBeNull();
  await store.calls.claim(call('key'), me);
  expect(await money(store)).toEqual([0.5, 0]);
});

test('a call that does not fit beside what batches hold is told so', async () => {
  const store = await gathered(me);
  await store.calls.claim(call('other'), me);
  expect(await store.calls.reserve('other', 'run', worst, true)).toBe('over_run');
  await intend(store);
  expect(await store.calls.reserve('other', 'run', worst, true)).toBe('over_with_batch');
});

test('a run that is removed has spent what its batches held', async () => {
  const store = await gathered(me);
  await intend(store);
  await store.calls.release('key');
  await store.runs.remove('run');
  expect((await store.budget.read()).spent.usd).toBe(0.5);
});

test('answers are kept for the calls of a batch alone, and its end with them', async () => {
  const store = await gathered(me);
  await intend(store);
  await store.batches.accepted('tag', 'batch-1');
  await store.batches.accepted('tag', 'batch-2');
  await store.batches.keep('tag', [
    { key: 'key', line: '{"a":1}' },
    { key: 'foreign', line: '{}' },
  ]);
  await store.batches.end('tag', { status: 'completed', reason: '' });
  expect(await store.batches.find('key')).toEqual({
    batch: { ...batch, id: 'batch-1', end: { status: 'completed', reason: '' } },
    maxTokens: 100,
    line: '{"a":1}',
  });
  expect(await store.batches.find('foreign')).toBeNull();
  expect(await store.batches.askAgain('tag', 1, 2)).toBe(false);
});
