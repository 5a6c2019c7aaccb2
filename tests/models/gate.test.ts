import { expect, test } from 'vitest';
import { createGate } from '../../models/gate.ts';
import { eventually } from './eventually.ts';
import { newRun } from '../store/samples.ts';
import { openedStore } from '../store/opened-store.ts';

test.each([
  ['open', 'open'],
  ['paused', 'paused'],
  ['cancelled', 'cancelled'],
  ['done', 'cancelled'],
] as const)('the gate of a run that is %s is %s', async (state, expected) => {
  const store = await openedStore();
  await store.runs.create(newRun('run', 1));
  await store.runs.update('run', { state });
  expect(await createGate(store.runs)('run')).toBe(expected);
});

test('a run that is not there sends nothing', async () => {
  const store = await openedStore();
  expect(await createGate(store.runs)('run')).toBe('cancelled');
});

test('what was read is believed for a moment and no longer', async () => {
  const store = await openedStore();
  await store.runs.create(newRun('run', 1));
  const [patient, quick] = [createGate(store.runs, 600_000), createGate(store.runs, 10)];
  expect(await Promise.all([patient('run'), quick('run')])).toEqual(['open', 'open']);
  await store.runs.update('run', { state: 'paused' });
  expect(await patient('run')).toBe('open');
  await eventually(() => quick('run')).toBe('paused');
});

test('a store that fails once is asked again', async () => {
  const store = await openedStore();
  await store.runs.create(newRun('run', 1));
  let asked = 0;
  const gate = createGate({
    get: async (name) => {
      asked += 1;
      if (asked === 1) throw new Error('the disk is slow');
      return store.runs.get(name);
    },
  });
  await expect(gate('run')).rejects.toThrow('the disk is slow');
  expect(await gate('run')).toBe('open');
});
