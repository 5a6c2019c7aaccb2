import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { frozenMs } from '../../store/holders.ts';
import { ownerOf } from '../../store/owner.ts';
import type { LeaseOwner } from '../../store/port.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { openedStore, storeWithRun } from './opened-store.ts';
import { call, me, newRun, nothing, reply } from './samples.ts';

const tenth = { usd: 0.1, calls: 1, tokens: 100 };
const gone: LeaseOwner = { ...me, startTime: me.startTime - 1 };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'hrtime'] }));
afterEach(() => void vi.useRealTimers());

/** Another process of this machine that is there until it is killed. */
async function bystander(): Promise<{ owner: LeaseOwner; kill: () => Promise<void> }> {
  const child = spawn('sleep', ['600']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { owner: ownerOf(Number(child.pid)), kill };
}

test('A call that nobody asked for before is leased, with no tries behind it.', async () => {
  const { calls } = await storeWithRun();
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'leased', tries: { tries: 0, sendableMs: 0 } });
});

test('A call that a live process holds is taken for others, and leased again for itself.', async () => {
  const { calls } = await storeWithRun();
  const { owner } = await bystander();
  await calls.claim(call('k'), owner);
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'taken' });
  expect(await calls.claim(call('k'), owner)).toMatchObject({ state: 'leased' });
});

test('The lease of a process that is gone is taken over at once.', async () => {
  const { calls } = await storeWithRun();
  const { owner, kill } = await bystander();
  await calls.claim(call('k'), owner);
  await kill();
  expect(await calls.claim(call('k'), me)).toMatchObject({ state: 'leased' });
});

test('The lease of a process from before the machine’s last start is taken over at once.', async () => {
  const { calls } = await storeWithRun();
  await calls.claim(call('k'), { ...me, bootId: 'another boot' });
  expect(await calls.claim(call('k'), me)).toMatchObject({ state: 'leased' });
});

test('A process that stands still keeps its lease for ten minutes from the last renewal.', async () => {
  const { calls } = await storeWithRun();
  const { owner } = await bystander();
  await calls.claim(call('k'), owner);
  vi.advanceTimersByTime(frozenMs - 1);
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'taken' });
  await calls.claim(call('k'), owner);
  vi.advanceTimersByTime(frozenMs - 1);
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'taken' });
  vi.advanceTimersByTime(1);
  expect(await calls.claim(call('k'), me)).toMatchObject({ state: 'leased' });
});

test('A clock that is set to another day takes no call from a process that works on it.', async () => {
  const { calls } = await storeWithRun();
  const { owner } = await bystander();
  await calls.claim(call('k'), owner);
  vi.setSystemTime(Date.now() + 86_400_000);
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'taken' });
  vi.setSystemTime(Date.now() - 2 * 86_400_000);
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'taken' });
});

test('A store renews what it claimed for as long as its process runs.', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'hrtime', 'setInterval', 'clearInterval'] });
  const { calls, runs } = await storeWithRun();
  await calls.claim(call('k'), me);
  await calls.reserve('k', 'run', nothing);
  await vi.advanceTimersByTimeAsync(3 * frozenMs);
  expect((await runs.progress('run')).calls.student.inFlight).toBe(1);
});

test('A lease that is released can be claimed by another process, and nothing was spent.', async () => {
  const { calls, runs } = await storeWithRun();
  const { owner } = await bystander();
  await calls.claim(call('k'), me);
  await calls.reserve('k', 'run', tenth);
  await calls.release('k');
  expect(await calls.claim(call('k'), owner)).toMatchObject({ state: 'leased' });
  expect(await runs.progress('run')).toMatchObject({ spent: nothing, reserved: nothing });
});

test('What a dead process had reserved is spent when its call is taken over.', async () => {
  const { calls, runs } = await storeWithRun();
  await calls.claim(call('k'), gone);
  await calls.reserve('k', 'run', tenth);
  expect(await runs.progress('run')).toMatchObject({ spent: nothing, reserved: tenth });
  await calls.claim(call('k'), me);
  expect(await runs.progress('run')).toMatchObject({ spent: tenth, reserved: nothing });
});

test('A process that wakes after a takeover gives its reply, and pays no second time.', async () => {
  const home = temporaryHome();
  const store = await storeWithRun(1, {}, home);
  const { owner } = await bystander();
  const frozen = store.calls;
  const successor = (await openedStore(home)).calls;
  await frozen.claim(call('k'), owner);
  await frozen.reserve('k', 'run', tenth);
  vi.advanceTimersByTime(frozenMs);
  await successor.claim(call('k'), me);
  await successor.reserve('k', 'run', tenth);
  await frozen.settle('k', reply('early bird'), { usd: 0.01, calls: 1, tokens: 10 });
  expect((await store.runs.progress('run')).reserved).toEqual(tenth);
  await successor.settle('k', reply('late bird'), { usd: 0.02, calls: 1, tokens: 20 });
  expect(await store.calls.reply('k')).toMatchObject({ text: 'early bird' });
  expect(await store.runs.progress('run')).toMatchObject({
    spent: { usd: 0.12, calls: 2, tokens: 120 },
    reserved: nothing,
  });
});

test('A process that wakes after a takeover cannot reserve, fail or free what is another’s now.', async () => {
  const home = temporaryHome();
  const store = await storeWithRun(1, {}, home);
  const { owner } = await bystander();
  const frozen = store.calls;
  const successor = (await openedStore(home)).calls;
  await frozen.claim(call('k'), owner);
  vi.advanceTimersByTime(frozenMs);
  await successor.claim(call('k'), me);
  await expect(frozen.reserve('k', 'run', tenth)).rejects.toThrow(/ran out while this process stood still/);
  await frozen.release('k');
  expect(await frozen.claim(call('k'), owner)).toEqual({ state: 'taken' });
});

test('A run whose call another run has asked for is told that it is taken, and later reuses it.', async () => {
  const store = await storeWithRun();
  const { owner } = await bystander();
  await store.runs.create(newRun('other', 1));
  await store.calls.claim(call('k'), owner);
  expect(await store.calls.claim(call('k', { run: 'other' }), me)).toEqual({ state: 'taken' });
  await store.calls.settle('k', reply('here'), tenth);
  expect(await store.calls.claim(call('k', { run: 'other' }), me)).toMatchObject({ state: 'replied' });
  expect((await store.runs.progress('run')).calls.student).toMatchObject({ bought: 1, reused: 0 });
  expect((await store.runs.progress('other')).calls.student).toMatchObject({ bought: 0, reused: 1 });
});
