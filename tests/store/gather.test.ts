import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openStore, StoreFailure } from '../../store/open.ts';
import { temporaryHome } from '../support/temporary-home.ts';
import { openedStore } from './opened-store.ts';
import { call, me, newRun, nothing, reply } from './samples.ts';

test('Gathered writes give the same answers as direct ones.', async () => {
  const store = await openedStore(temporaryHome(), { gatherMs: 5 });
  await store.runs.create(newRun('run', 1, { calls: 1 }));
  const { calls } = store;
  const one = { usd: 0, calls: 1, tokens: 10 };
  expect(await calls.claim(call('a'), me)).toEqual({ state: 'leased', tries: { tries: 0, sendableMs: 0 } });
  expect(await calls.reserve('a', 'run', one)).toBe('reserved');
  expect(await calls.reserve('a', 'run', one)).toBe('over_run');
  expect(await calls.addSendable('a', 7)).toEqual({ tries: 0, sendableMs: 7 });
  expect(await calls.fail('a', { type: 'timed_out', message: 'Late.' }, one, true)).toEqual({
    tries: 1,
    sendableMs: 7,
  });
  await calls.clearTrouble('run', 'student');
  await calls.claim(call('a'), me);
  await calls.settle('a', reply('here'), nothing);
  expect(await calls.claim(call('a'), me)).toEqual({ state: 'replied', reply: reply('here') });
  expect(await calls.reply('a')).toEqual(reply('here'));
});

test('What is resolved is there for every other connection.', async () => {
  const home = temporaryHome();
  const [writer, reader] = [await openedStore(home, { gatherMs: 5 }), await openedStore(home)];
  await writer.calls.claim(call('k'), me);
  await writer.calls.settle('k', reply('here'), nothing);
  expect(await reader.calls.reply('k')).toEqual(reply('here'));
});

test('A write that fails rejects alone, and those gathered with it are kept.', async () => {
  const { calls } = await openedStore(temporaryHome(), { gatherMs: 5 });
  await Promise.all([calls.claim(call('a'), me), calls.claim(call('b'), me)]);
  const settled = await Promise.allSettled([
    calls.settle('a', reply('a'), nothing),
    calls.settle('never claimed', reply('x'), nothing),
    calls.settle('b', reply('b'), nothing),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(settled[1]).toMatchObject({ reason: expect.any(StoreFailure) });
  expect(await calls.reply('a')).toEqual(reply('a'));
  expect(await calls.reply('b')).toEqual(reply('b'));
});

test('A write that fails half-way leaves nothing of itself behind.', async () => {
  const store = await openedStore(temporaryHome(), { gatherMs: 5 });
  await store.runs.create(newRun('run', 1));
  const whole = { usd: 0.5, calls: 1, tokens: 10 };
  await store.calls.claim(call('k'), me);
  await store.calls.reserve('k', 'run', whole);
  // By the time that half a call is refused, the reservation has been closed.
  await expect(store.calls.settle('k', reply('k'), { usd: 0, calls: 0.5, tokens: 0 })).rejects.toThrow(StoreFailure);
  expect(await store.runs.progress('run')).toMatchObject({ spent: nothing, reserved: whole });
  await store.calls.settle('k', reply('k'), whole);
  expect(await store.runs.progress('run')).toMatchObject({ spent: whole, reserved: nothing });
});

test('Closing waits for what is being gathered, and refuses what comes later.', async () => {
  const home = temporaryHome();
  const store = await openStore(home, { gatherMs: 50 });
  const claim = store.calls.claim(call('k'), me);
  await store.close();
  expect(await claim).toMatchObject({ state: 'leased' });
  await expect(store.calls.release('k')).rejects.toThrow(/The store is closed/);
  expect(await (await openedStore(home)).calls.claim(call('k'), { ...me, pid: 1 })).toEqual({ state: 'taken' });
});

test('Of writes that were committed together, the last waits for what the first one sets going.', async () => {
  const { calls } = await openedStore(temporaryHome(), { gatherMs: 5 });
  const keys = Array.from({ length: 100 }, (_, at) => `${at}`);
  let gone = false;
  const told = keys.map((key) => calls.claim(call(key), me));
  void told[0]?.then(() => setImmediate(() => (gone = true)));
  await told.at(-1);
  expect(gone).toBe(true);
});

test('After kill -9, every reply that was reported as written is there, and every lost call is booked as spent.', async () => {
  const home = temporaryHome();
  const script = fileURLToPath(new URL('settling-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const reported: string[] = [];
  for await (const key of createInterface({ input: child.stdout })) {
    reported.push(key);
    if (reported.length === 200) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

  const store = await openedStore(home);
  for (const key of reported) expect(await store.calls.reply(key)).toEqual(reply(key));
  const { reserved, spent } = await store.runs.progress('run');
  for (let index = 0; index < 400; index++) {
    expect((await store.calls.claim(call(`call-${index}`), me)).state).not.toBe('taken');
  }
  const after = await store.runs.progress('run');
  expect(after.reserved).toEqual(nothing);
  expect(after.spent.calls).toBe(spent.calls + reserved.calls);
});
