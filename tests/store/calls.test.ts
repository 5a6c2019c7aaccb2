import { afterEach, expect, test, vi } from 'vitest';
import type { Failure } from '../../domain/failure.ts';
import { storeWithRun } from './opened-store.ts';
import { call, me, newRun, nothing, reply } from './samples.ts';

const torn: Failure = { type: 'torn_body', message: 'The body ended in mid-word.' };
const refused: Failure = { type: 'key_refused', message: 'The key was refused.' };

afterEach(() => void vi.useRealTimers());

test('Tries count only where the failure counts, and a claim tells how many there were.', async () => {
  const { calls } = await storeWithRun();
  await calls.claim(call('k'), me);
  expect(await calls.fail('k', torn, nothing, true)).toEqual({ tries: 1, sendableMs: 0 });
  await calls.claim(call('k'), me);
  expect(await calls.fail('k', refused, nothing, false)).toEqual({ tries: 1, sendableMs: 0 });
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'leased', tries: { tries: 1, sendableMs: 0 } });
});

test('Time in which a call could have been sent adds up, in whole milliseconds.', async () => {
  const { calls } = await storeWithRun();
  await calls.claim(call('k'), me);
  await calls.addSendable('k', 1000.4);
  expect(await calls.addSendable('k', 500)).toEqual({ tries: 0, sendableMs: 1500 });
});

test('A send that failed frees its lease, and the next claim clears the run’s count of failed calls.', async () => {
  const { calls, runs } = await storeWithRun();
  await calls.claim(call('k'), me);
  await calls.fail('k', torn, nothing, true);
  expect((await runs.progress('run')).calls.student).toMatchObject({ inFlight: 0, failed: 1 });
  await calls.claim(call('k'), me);
  expect((await runs.progress('run')).calls.student).toMatchObject({ inFlight: 0, failed: 0 });
  await calls.reserve('k', 'run', nothing);
  expect((await runs.progress('run')).calls.student).toMatchObject({ inFlight: 1 });
});

test('Troubles are told once for each type, newest first, with the last words and a count.', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
  const { calls, runs } = await storeWithRun();
  for (const failure of [torn, refused, { ...torn, message: 'Torn again.' }]) {
    await calls.claim(call('k'), me);
    await calls.fail('k', failure, nothing, true);
    vi.advanceTimersByTime(10);
  }
  expect((await runs.progress('run')).troubles).toEqual([
    { role: 'student', failure: { type: 'torn_body', message: 'Torn again.' }, count: 2, at: 1020 },
    { role: 'student', failure: refused, count: 1, at: 1010 },
  ]);
});

test('A send that went well clears the troubles of its run and role, and no others.', async () => {
  const { calls, runs } = await storeWithRun();
  await runs.create(newRun('other', 1));
  for (const change of [{}, { role: 'teacher' }, { run: 'other' }] as const) {
    await calls.claim(call(JSON.stringify(change), change), me);
    await calls.fail(JSON.stringify(change), torn, nothing, true);
  }
  await calls.clearTrouble('run', 'student');
  expect((await runs.progress('run')).troubles).toMatchObject([{ role: 'teacher' }]);
  expect((await runs.progress('other')).troubles).toHaveLength(1);
});

test('Asking again for what a run bought is no second use; another run reuses it, once.', async () => {
  const { calls, runs } = await storeWithRun();
  await runs.create(newRun('other', 1));
  await calls.claim(call('k'), me);
  await calls.settle('k', reply('here'), nothing);
  for (const run of ['run', 'other', 'other']) {
    expect(await calls.claim(call('k', { run }), me)).toMatchObject({ state: 'replied' });
  }
  expect((await runs.progress('run')).calls.student).toMatchObject({ bought: 1, reused: 0 });
  expect((await runs.progress('other')).calls.student).toMatchObject({ bought: 0, reused: 1 });
});

test('A run that buys a reply anew, because the first was cut off, has bought one call, whatever becomes of the second send.', async () => {
  const { calls, runs } = await storeWithRun();
  await calls.claim(call('k'), me);
  await calls.settle('k', reply('cut o', 'length'), nothing);
  await calls.claim(call('k', { maxTokens: 200 }), me);
  await calls.fail('k', torn, nothing, true);
  expect((await runs.progress('run')).calls.student).toMatchObject({ bought: 1, failed: 0, truncated: 1 });
  await calls.claim(call('k', { maxTokens: 200 }), me);
  await calls.settle('k', reply('cut off no more'), nothing);
  expect((await runs.progress('run')).calls.student).toMatchObject({ bought: 1, failed: 0, truncated: 0 });
});

test('A call that was never claimed cannot be settled, and the sentence says what is missing.', async () => {
  const { calls } = await storeWithRun();
  await expect(calls.settle('k', reply('from nowhere'), nothing)).rejects.toThrow(/must be claimed before/);
});
