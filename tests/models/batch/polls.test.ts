import { expect, test } from 'vitest';
import { openOffice } from './office.ts';
import { settleAll } from './settle-all.ts';
import { type BatchFault, answer, noAnswer } from './server.ts';

test('a server that cannot say for a while how a batch is, is told of for that while, and no try counts', async () => {
  let away = true;
  const fault = (route: string): BatchFault | undefined =>
    away && route.startsWith('GET /v1/batches/') ? { status: 503 } : undefined;
  const { store, caller, requests } = await openOffice({ gather: 1, prompt: true, fault });
  const troubles = async () => (await store.runs.progress('first')).troubles;
  await caller.settle(requests(1), 60_000);
  await expect
    .poll(troubles, { timeout: 50_000 })
    .toMatchObject([{ role: 'student', failure: { type: 'server_error', message: expect.stringContaining('503') } }]);
  away = false;
  await expect.poll(troubles, { timeout: 50_000 }).toEqual([]);
  const [settled] = await settleAll(caller, requests(1));
  expect(settled).toMatchObject({ state: 'replied' });
  expect(await store.calls.addSendable(settled?.key ?? '', 0)).toMatchObject({ tries: 0 });
});

test.each(['DELETE /v1/files', 'nothing'])(
  'whatever became of a batch, its files are not left at its server, nor missed where %s fails',
  async (route) => {
    const fault = (asked: string): BatchFault | undefined => (asked.startsWith(route) ? { status: 500 } : undefined);
    const { server, caller, requests } = await openOffice({ gather: 2, fault });
    await caller.settle(requests(2), 60_000);
    const [batch] = server.batches;
    if (batch === undefined) throw new Error('expected a batch, found none');
    server.end(batch, 'expired', (request, at) => (at === 0 ? answer(request) : noAnswer(request, 'batch_expired')));
    const deleted = (): number => server.routes.filter((asked) => asked.startsWith('DELETE')).length;
    await expect.poll(deleted, { timeout: 50_000 }).toBe(3);
    await expect.poll(() => server.files.size).toBe(route === 'nothing' ? 0 : 3);
    expect(await caller.settle(requests(1), 60_000)).toMatchObject([{ state: 'replied' }]);
  },
);
