import { expect, test } from 'vitest';
import type { Calls } from '../../store/port.ts';
import { storeWithRun } from './opened-store.ts';
import { call, me, nothing, reply } from './samples.ts';

/** Claims a call, allows the reply so many tokens, and settles it. */
async function buy(calls: Calls, text: string, finish: string, maxTokens: number): Promise<void> {
  expect(await calls.claim(call('k', { maxTokens }), me)).toMatchObject({ state: 'leased' });
  await calls.settle('k', reply(text, finish), nothing);
}

test('A reply comes back as it was written, to the byte.', async () => {
  const { calls } = await storeWithRun();
  const odd = { ...reply('naïve \u0000 🐍 "quoted"\r\n'), reasoning: 'hm', finish: { unified: 'other', raw: null } };
  await calls.claim(call('k'), me);
  await calls.settle('k', { ...odd, usage: null }, nothing);
  expect(await calls.reply('k')).toEqual({ ...odd, usage: null });
  expect(await calls.claim(call('k'), me)).toEqual({ state: 'replied', reply: { ...odd, usage: null } });
});

test('A call without a reply has none.', async () => {
  const { calls } = await storeWithRun();
  expect(await calls.reply('k')).toBeNull();
});

test('The first whole reply that is written wins.', async () => {
  const { calls } = await storeWithRun();
  await buy(calls, 'first', 'stop', 100);
  await calls.settle('k', reply('second'), nothing);
  expect(await calls.reply('k')).toMatchObject({ text: 'first' });
});

test('A reply that was cut off is an answer to who allows no more tokens, and a miss to who does.', async () => {
  const { calls } = await storeWithRun();
  await buy(calls, 'cut o', 'length', 100);
  expect(await calls.claim(call('k', { maxTokens: 50 }), me)).toMatchObject({ state: 'replied' });
  expect(await calls.claim(call('k', { maxTokens: 100 }), me)).toMatchObject({ state: 'replied' });
  await buy(calls, 'cut off no more', 'stop', 200);
  expect(await calls.reply('k')).toMatchObject({ text: 'cut off no more', finish: { unified: 'stop' } });
});

test('A reply that was cut off is not replaced by one under as many tokens.', async () => {
  const { calls } = await storeWithRun();
  await buy(calls, 'cut o', 'length', 100);
  await calls.settle('k', reply('other'), nothing);
  expect(await calls.reply('k')).toMatchObject({ text: 'cut o' });
});

test('A whole reply under fewer tokens answers who allows more: it ended by itself.', async () => {
  const { calls } = await storeWithRun();
  await buy(calls, 'whole', 'stop', 100);
  expect(await calls.claim(call('k', { maxTokens: 200 }), me)).toMatchObject({ state: 'replied' });
});

test('A whole reply under more tokens answers who allows fewer.', async () => {
  const { calls } = await storeWithRun();
  await buy(calls, 'whole', 'stop', 200);
  expect(await calls.claim(call('k', { maxTokens: 100 }), me)).toMatchObject({ state: 'replied' });
});

test('Replies are counted as a claim would find them.', async () => {
  const { calls } = await storeWithRun();
  await buy(calls, 'cut o', 'length', 100);
  const asked = (maxTokens: number) => [
    { key: 'k', maxTokens },
    { key: 'unknown', maxTokens },
  ];
  expect(await calls.countReplied(asked(100))).toBe(1);
  expect(await calls.countReplied(asked(101))).toBe(0);
});
