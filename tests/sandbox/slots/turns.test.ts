import { expect, test } from 'vitest';
import { openTurns } from '../../../sandbox/slots/turns.ts';

function takeAll(most: number, count: number): { turns: ReturnType<typeof openTurns>; taken: number[] } {
  const turns = openTurns(most);
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) void turns.take().then(() => taken.push(index));
  return { turns, taken };
}

const settled = (): Promise<void> => Promise.resolve();

test('turns are given in the order in which they were asked for, no more than allowed at once', async () => {
  const { turns, taken } = takeAll(2, 5);
  await settled();
  expect(taken).toEqual([0, 1]);
  turns.give();
  await settled();
  expect(taken).toEqual([0, 1, 2]);
});

test('after an overload half as many go on at once, and in time as many as before', async () => {
  const { turns, taken } = takeAll(4, 200);
  await settled();
  turns.narrow();
  for (const _ of [1, 2, 3]) turns.give();
  await settled();
  expect(taken).toHaveLength(5);
  for (let ended = 0; ended < 100; ended += 1) turns.give();
  await settled();
  expect(taken).toHaveLength(3 + 100 + 4);
});

test('whoever waits when turns end is refused, and so is whoever comes later', async () => {
  const turns = openTurns(1);
  await turns.take();
  const waiting = turns.take();
  turns.close(new Error('closed'));
  await expect(waiting).rejects.toThrow('closed');
  await expect(turns.take()).rejects.toThrow('closed');
});
