import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freeing } from '../../../client/export/freeing.ts';

it('passes everything on, and what went by is not kept in memory', async () => {
  const references: WeakRef<object>[] = [];
  async function* items(): AsyncGenerator<{ number: number }> {
    for (let number = 0; number < 11_000; number += 1) {
      const item = { number };
      references.push(new WeakRef(item));
      // A reference holds what it names until the turn in which it was made ends.
      if (number % 100 === 0) await setImmediate();
      yield item;
    }
  }
  let sum = 0;
  for await (const { number } of freeing(items())) sum += number;
  expect(sum).toBe((10_999 * 11_000) / 2);
  const kept = references.slice(0, 9_900).filter((reference) => reference.deref() !== undefined);
  expect(kept.length).toBeLessThan(10);
});
