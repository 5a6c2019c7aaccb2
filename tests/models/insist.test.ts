import { expect, test } from 'vitest';
import { insist } from '../../models/insist.ts';
import { defaultWaits } from '../../models/waits.ts';
import { JumpingClock } from './jumping-clock.ts';

const parts = () => ({ clock: new JumpingClock(), waits: defaultWaits });

test('what cannot be written at first is written when there is room again', async () => {
  const written: number[] = [];
  let tries = 0;
  const write = async (): Promise<void> => {
    tries += 1;
    if (tries < 4) throw new Error('the disk is full');
    written.push(tries);
  };
  await insist(write, parts(), new AbortController().signal);
  expect(written).toEqual([4]);
});

test('after some minutes the error is told', async () => {
  const all = parts();
  const full = insist(() => Promise.reject(new Error('the disk is full')), all, new AbortController().signal);
  await expect(full).rejects.toThrow('the disk is full');
  expect(all.clock.now()).toBeGreaterThan(60_000);
});

test('who has to end tries once', async () => {
  const all = parts();
  const full = insist(() => Promise.reject(new Error('the disk is full')), all, AbortSignal.abort());
  await expect(full).rejects.toThrow('the disk is full');
  expect(all.clock.slept).toEqual([]);
});
