import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { callKey } from '../../models/call-key.ts';
import { ownerOf } from '../../store/owner.ts';
import { call } from '../store/samples.ts';
import { openDesk } from './desk.ts';

test('a call that another process is sending is waited for, and sent when that process is gone', async () => {
  const other = fork(new URL('serving-process.ts', import.meta.url), { execArgv: [] });
  onTestFinished(() => void other.kill());
  await once(other, 'message');
  const { caller, store, server, request } = await openDesk(() => ({ text: 'one' }));
  const intent = call(callKey(request()), { run: 'second' });
  expect(await store.calls.claim(intent, ownerOf(other.pid ?? 0))).toMatchObject({ state: 'leased' });
  expect(await caller.settle([request()], 100)).toMatchObject([{ state: 'pending', reason: 'in_flight' }]);
  expect(server.asked).toEqual([]);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await caller.settle([request()], 50_000)).toMatchObject([{ state: 'replied' }]);
  expect(server.asked).toHaveLength(1);
});
