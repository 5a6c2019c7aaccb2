import { expect, test } from 'vitest';
import { callKey } from '../../../models/call-key.ts';
import { openOffice } from './office.ts';
import { completion, line } from './server.ts';

const key = 'sk-planted-batch-2b8e61f0c4d9';

test('a key that a server says in the answers of a batch is neither kept nor told', async () => {
  const { server, store, caller, requests } = await openOffice({
    gather: 3,
    keys: new Map([['STUDENT_API_KEY', key]]),
  });
  const asked = requests(3, { apiKeyEnv: 'STUDENT_API_KEY' });
  await caller.settle(asked, 60_000);
  const [batch] = server.batches;
  if (batch === undefined) throw new Error('expected a batch');
  const sayings = [
    completion(`print("${key}")`),
    { error: { message: `no such ${key}`, code: key } },
    { choices: `nothing but ${key}` },
  ];
  server.end(batch, 'completed', ({ custom_id }, at) => line(custom_id, at === 1 ? 400 : 200, sayings[at] ?? {}));
  const lines = async () =>
    Promise.all(asked.map(async (one) => (await store.batches.find(callKey(one)))?.line ?? null));
  await expect.poll(async () => (await lines()).includes(null), { timeout: 50_000 }).toBe(false);
  const said = [await lines(), await caller.settle(asked.slice(0, 2), 60_000)];
  // It is sent again, with a batch that never departs.
  void caller.settle(asked.slice(2), 60_000);
  const troubles = async () => (await store.runs.progress('first')).troubles.map(({ failure }) => failure.type);
  await expect.poll(troubles, { timeout: 50_000 }).toContain('foreign_body');
  await caller.drain();
  const bodies = await Promise.all(asked.map((one) => store.journal.find('first', callKey(one))));
  expect(JSON.stringify(bodies)).toContain('[key]');
  expect(JSON.stringify([said, bodies, await store.runs.progress('first'), await store.batches.list()])).not.toContain(
    key,
  );
});
