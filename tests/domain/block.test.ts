// Pure arithmetic; no server.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockSize, blockWindow, cutBlocks } from '../../domain/block.ts';

describe('cutting a run into blocks', () => {
  it('covers every number once and in order, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 60 }), fc.nat(40), (tasks, size, pilot) => {
        const numbers = cutBlocks(tasks, size, Math.min(pilot, tasks)).flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, at) => from + at),
        );
        expect(numbers).toEqual(Array.from({ length: tasks }, (_, number) => number));
      }),
    );
  });

  it('ends a block where the pilot ends', () => {
    expect(cutBlocks(10, 4, 6)).toEqual([
      { from: 0, to: 3 },
      { from: 4, to: 5 },
      { from: 6, to: 9 },
    ]);
  });

  it('gives one task a workflow to small runs, and what the plan says to every run', () => {
    expect([blockSize('collect', 0, 200), blockSize('collect', 0, 201)]).toEqual([1, 25]);
    expect([blockSize('evaluate', 0, 10), blockSize('evaluate', 0, 16_400)]).toEqual([50, 50]);
    expect([blockSize('collect', 1, 100_000), blockSize('evaluate', 10, 10)]).toEqual([1, 10]);
  });

  it('keeps at least five tasks open for each model slot, however many shards share them', () => {
    const sizes = [
      fc.integer({ min: 1, max: 150 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 9 }),
    ] as const;
    fc.assert(
      fc.property(...sizes, (slots, size, shards) => {
        const open = blockWindow(slots, size, shards) * Math.min(2, shards) * size;
        expect(open).toBeGreaterThanOrEqual(Math.min(slots * 5, 400 * size));
      }),
    );
  });
});
