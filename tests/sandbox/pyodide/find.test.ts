import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findIn } from '../../../sandbox/pyodide/realm/find.ts';
import { filledStretches, pageBytes } from '../../../sandbox/pyodide/realm/stretches.ts';

const bytes = 65_536;
const step = 64;
const places = fc.array(fc.tuple(fc.nat(bytes - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 6 });

function memoryWith(written: [number, number][]): { memory: WebAssembly.Memory; view: Uint8Array } {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer);
  for (const [at, byte] of written) view[at] = byte;
  return { memory, view };
}

test('of 64 bytes each the first that are not all zero are found, and nothing beyond the end', () => {
  fc.assert(
    fc.property(places, fc.nat(bytes / step), fc.nat(bytes / step), (written, from, to) => {
      const { memory } = memoryWith(written);
      const [start, end] = [Math.min(from, to) * step, Math.max(from, to) * step];
      const filled = written.map(([at]) => at - (at % step)).filter((at) => at >= start && at < end);
      expect(findIn(memory)(start, end)).toBe(Math.min(end, ...filled));
    }),
    { numRuns: 300 },
  );
});

test('stretches are the pages in which something is written, neighbours together', () => {
  fc.assert(
    fc.property(places, (written) => {
      const { memory, view } = memoryWith(written);
      const stretches = filledStretches(view.length, findIn(memory));
      const pages = stretches.flatMap(({ start, end }) =>
        Array.from({ length: (end - start) / pageBytes }, (_, page) => start / pageBytes + page),
      );
      expect(pages).toEqual([...new Set(written.map(([at]) => Math.floor(at / pageBytes)))].sort((a, b) => a - b));
      expect(stretches.every(({ start }, index) => index === 0 || start > (stretches[index - 1]?.end ?? 0))).toBe(true);
    }),
  );
});
