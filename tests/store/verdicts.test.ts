import { expect, test } from 'vitest';
import { openedStore } from './opened-store.ts';

test('A verdict is found by its hash, and the last one written stands.', async () => {
  const { verdicts } = await openedStore();
  expect(await verdicts.read('one')).toBeNull();
  await verdicts.write('one', 'timeout');
  await verdicts.write('one', 'passed');
  expect(await verdicts.read('one')).toBe('passed');
  expect(await verdicts.read('other')).toBeNull();
});
