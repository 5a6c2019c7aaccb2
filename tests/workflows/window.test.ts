import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { inWindow } from '../../workflows/window.ts';

it('works on as many at once as its window allows, however that changes, and on each once, in order', async () => {
  const walk = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 });
  const holds = async (sizes: number[]): Promise<void> => {
    const window = { size: 2 };
    const begun: number[] = [];
    const open = new Set<number>();
    await inWindow([...sizes.keys()], window, async (item) => {
      begun.push(item);
      open.add(item);
      expect(open.size).toBeLessThanOrEqual(window.size);
      await Promise.resolve();
      open.delete(item);
      window.size = sizes[item] ?? 1;
    });
    expect(begun).toEqual([...sizes.keys()]);
    expect(open.size).toBe(0);
  };
  await fc.assert(fc.asyncProperty(walk, holds));
});

it('opens at once what a wider window has room for, and waits while a narrower one has none', async () => {
  const window = { size: 1 };
  const ends: (() => void)[] = [];
  const work = async (): Promise<void> => new Promise((resolve) => ends.push(resolve));
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const all = inWindow([0, 1, 2, 3, 4, 5], window, work);
  expect(ends).toHaveLength(1);
  window.size = 4;
  ends[0]?.();
  await turn();
  expect(ends).toHaveLength(5);
  window.size = 1;
  for (const end of ends.slice(1, 4)) end();
  await turn();
  expect(ends).toHaveLength(5);
  ends[4]?.();
  await turn();
  ends[5]?.();
  await all;
});

it('rejects with the first rejection', async () => {
  const work = async (item: number): Promise<void> => {
    if (item > 0) throw new Error(`item ${item}`);
  };
  await expect(inWindow([0, 1, 2], { size: 1 }, work)).rejects.toThrow('item 1');
});
