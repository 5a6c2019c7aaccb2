import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Script } from '../../demo/server.ts';
import { eventually } from './eventually.ts';
import { openDesk } from './desk.ts';
import { JumpingClock } from './jumping-clock.ts';
import { afterFaults } from './scripted.ts';

const apiKeyEnv = 'SAMPLE_API_KEY';
const good = 'sk-good-and-never-to-be-seen';
const bad = 'sk-bad-and-never-to-be-seen';

/** Takes one key and tells everybody the one that it refuses. */
const strict: Script = ({ authorization }) =>
  authorization === `Bearer ${good}`
    ? { text: 'one' }
    : { text: '', fault: { kind: 'status', status: 401, message: `bad key: ${authorization}` } };

test('a refused key stops the model for all at once, and a new one lets it go on', async () => {
  const { caller, server, keys, request } = await openDesk(strict);
  keys.set(apiKeyEnv, bad);
  const requests = Array.from({ length: 10 }, (_, sample) => request({ sample }, { apiKeyEnv, concurrency: 1 }));
  const refused = await caller.settle(requests, 60_000);
  expect(refused.every((call) => call.state === 'pending' && call.reason === 'refused')).toBe(true);
  expect(server.asked).toHaveLength(1);
  keys.set(apiKeyEnv, good);
  expect(await caller.settle(requests.slice(0, 1), 60_000)).toMatchObject([{ state: 'pending', reason: 'refused' }]);
  caller.keysChanged();
  for (const one of requests) expect(await caller.settle([one], 60_000)).toMatchObject([{ state: 'replied' }]);
});

test('a key refused for an hour costs no try and abandons nothing', async () => {
  const clock = new JumpingClock();
  const { caller, store, server, keys, request } = await openDesk(strict, { clock });
  keys.set(apiKeyEnv, bad);
  for (let minute = 0; minute < 60; minute += 1) {
    expect(await caller.ask(request({}, { apiKeyEnv })).settled).toMatchObject({ state: 'pending', reason: 'refused' });
    clock.advance(60_000);
  }
  expect(server.asked).toHaveLength(60);
  keys.set(apiKeyEnv, good);
  const { key, settled } = caller.ask(request({}, { apiKeyEnv }));
  expect(await settled).toMatchObject({ state: 'replied' });
  expect(await store.calls.addSendable(key, 0)).toEqual({ tries: 0, sendableMs: 0 });
  expect((await store.runs.progress('first')).spent.calls).toBe(1);
});

test('a key that is missing holds the model back and is told as a trouble', async () => {
  const { caller, store, server, request } = await openDesk(strict);
  const settled = await caller.settle([request({}, { apiKeyEnv })], 60_000);
  expect(settled).toMatchObject([{ state: 'pending', reason: 'refused' }]);
  expect((await store.runs.progress('first')).troubles).toMatchObject([{ failure: { type: 'key_missing' } }]);
  expect(server.asked).toEqual([]);
});

test('a refusal of one key holds back nobody with another', async () => {
  const { caller, keys, request } = await openDesk(strict);
  keys.set(apiKeyEnv, bad);
  keys.set('OTHER_API_KEY', good);
  await caller.settle([request({}, { apiKeyEnv })], 60_000);
  const other = request({ sample: 1 }, { apiKeyEnv: 'OTHER_API_KEY' });
  expect(await caller.settle([other], 60_000)).toMatchObject([{ state: 'replied' }]);
});

test('neither key is in any file of the home, nor in what callers are told', async () => {
  const { caller, store, home, keys, request } = await openDesk(strict);
  keys.set(apiKeyEnv, bad);
  const refused = await caller.settle([request({}, { apiKeyEnv })], 60_000);
  keys.set(apiKeyEnv, good);
  caller.keysChanged();
  const replied = await caller.settle([request({}, { apiKeyEnv })], 60_000);
  expect(replied).toMatchObject([{ state: 'replied' }]);
  await store.close();
  const told = JSON.stringify([refused, replied]);
  for (const text of [told, ...filesOf(home)]) expect(text).not.toContain('never-to-be-seen');
});

test.each([{ ms: 1_500 }, { seconds: 2 }, { date: new Date(Date.now() + 300_000) }])(
  'a limit of the rate is waited out by all, counts no try, and is bought once: %j',
  async (retryAfter) => {
    const clock = new JumpingClock();
    const fault = { kind: 'status', status: 429, retryAfter } as const;
    const { caller, store, server, request } = await openDesk(afterFaults([fault]), { clock });
    const { key, settled } = caller.ask(request());
    expect(await settled).toMatchObject({ state: 'replied' });
    expect(Math.max(...clock.slept)).toBeGreaterThan(1_000);
    expect(server.asked).toHaveLength(2);
    expect(await store.calls.addSendable(key, 0)).toEqual({ tries: 0, sendableMs: 0 });
    expect((await store.runs.progress('first')).spent.calls).toBe(1);
  },
);

test('a call that waits for its model’s time is told as limited', async () => {
  const fault = { kind: 'status', status: 429, retryAfter: { seconds: 60 } } as const;
  const { caller, server, request } = await openDesk(afterFaults([fault]));
  const asked = caller.ask(request());
  await eventually(() => asked.reason()).toBe('rate_limited');
  expect(await caller.settle([request()], 1)).toMatchObject([{ state: 'pending', reason: 'rate_limited' }]);
  expect(server.asked).toHaveLength(1);
});

function filesOf(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return paths.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'latin1'));
}
