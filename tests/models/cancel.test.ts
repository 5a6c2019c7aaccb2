import { expect, test } from 'vitest';
import { eventually } from './eventually.ts';
import { openDesk } from './desk.ts';

const hang = { kind: 'hang' } as const;

test('a cancelled run’s calls in flight are aborted and settled as lost', async () => {
  const { caller, store, server, request } = await openDesk(() => ({ text: '', fault: hang }));
  const settled = caller.ask(request()).settled;
  await eventually(() => server.inFlight).toBe(1);
  await store.runs.update('first', { state: 'cancelled' });
  await caller.cancel('first');
  expect(await settled).toMatchObject({ state: 'pending', reason: 'paused' });
  await eventually(() => server.inFlight).toBe(0);
  const { spent, reserved } = await store.runs.progress('first');
  expect(spent).toMatchObject({ calls: 1, tokens: 'Return one.'.length + 16 + 100 });
  expect(reserved.calls).toBe(0);
});

test('a call that another run waits for goes on', async () => {
  const { promise, resolve } = Promise.withResolvers<{ text: string }>();
  const { caller, store, server, request } = await openDesk(() => promise);
  void caller.ask(request()).settled;
  const other = caller.ask(request({ run: 'second' })).settled;
  await eventually(() => server.inFlight).toBe(1);
  await store.runs.update('first', { state: 'cancelled' });
  await caller.cancel('first');
  resolve({ text: 'one' });
  expect(await other).toMatchObject({ state: 'replied' });
  expect(server.asked).toHaveLength(1);
});

test('a call that fails for a cancelled run is sent again for the one that still waits', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { caller, store, server, request } = await openDesk(async ({ times }) => {
    await promise;
    return times === 0 ? { text: '', fault: { kind: 'status', status: 500 } } : { text: 'one' };
  });
  void caller.ask(request()).settled;
  const other = caller.ask(request({ run: 'second' })).settled;
  await eventually(() => server.inFlight).toBe(1);
  await store.runs.update('first', { state: 'cancelled' });
  await caller.cancel('first');
  resolve();
  expect(await other).toMatchObject({ state: 'replied' });
  expect((await store.runs.progress('second')).spent.calls).toBe(1);
  expect(server.asked).toHaveLength(2);
});

test('a drain lets what is in flight end in the journal, and sends nothing more', async () => {
  const { promise, resolve } = Promise.withResolvers<{ text: string }>();
  const { caller, store, server, request } = await openDesk(() => promise);
  const [flying, waiting] = [0, 1].map((sample) => caller.ask(request({ sample }, { concurrency: 1 })));
  await eventually(() => server.inFlight).toBe(1);
  const drained = caller.drain();
  resolve({ text: 'one' });
  await drained;
  expect(await store.calls.reply(flying?.key ?? '')).toMatchObject({ text: 'one' });
  expect(await waiting?.settled).toMatchObject({ state: 'pending', reason: 'paused' });
  expect(await caller.ask(request({ sample: 2 })).settled).toMatchObject({ state: 'pending' });
  expect(server.asked).toHaveLength(1);
});
