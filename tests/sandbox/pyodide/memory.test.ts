import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeMemory } from '../../../sandbox/pyodide/realm/memory.ts';

const pageBytes = 65_536;

/** Pages of a memory, each empty or filled with one byte. */
const pages = fc.array(fc.constantFrom(0, 0, 7, 128, 255), { minLength: 1, maxLength: 12 });
const writes = fc.array(fc.tuple(fc.nat(14 * pageBytes), fc.nat(255)), { maxLength: 40 });

test('a reset brings back every byte, and empties what the memory grew by', () => {
  fc.assert(
    fc.property(pages, writes, fc.nat(2), fc.nat(14), (fills, changes, growth, room) => {
      const memory = new Uint8Array((fills.length + growth) * pageBytes);
      const before = memory.subarray(0, fills.length * pageBytes);
      fills.forEach((fill, page) => before.fill(fill, page * pageBytes, (page + 1) * pageBytes));
      const expected = memory.slice();
      const baseline = takeMemory(before, new Uint8Array(room * pageBytes).fill(9));
      for (const [at, byte] of changes) memory[at % memory.length] = byte;
      baseline.restore(memory);
      expect(Buffer.compare(memory, expected)).toBe(0);
    }),
    { numRuns: 60 },
  );
});
