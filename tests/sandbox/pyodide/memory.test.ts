import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findIn } from '../../../sandbox/pyodide/realm/find.ts';
import { takeMemory } from '../../../sandbox/pyodide/realm/memory.ts';

/** WebAssembly's pages, by which a memory grows. */
const pageBytes = 65_536;

/** Stretches of a sixteenth of a page, each empty or filled with one byte. */
const fills = fc.array(fc.constantFrom(0, 0, 7, 128, 255), { minLength: 1, maxLength: 48 });
const writes = fc.array(fc.tuple(fc.nat(5 * pageBytes), fc.nat(255)), { maxLength: 40 });

test('a reset brings back every byte, and empties what the memory grew by', () => {
  fc.assert(
    fc.property(fills, writes, fc.nat(2), (bytes, changes, growth) => {
      const stretch = pageBytes / 16;
      const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes.length / 16) });
      const before = new Uint8Array(memory.buffer);
      bytes.forEach((byte, index) => before.fill(byte, index * stretch, (index + 1) * stretch));
      const expected = new Uint8Array(before.length + growth * pageBytes);
      expected.set(before);
      const baseline = takeMemory(before, findIn(memory));
      memory.grow(growth);
      const after = new Uint8Array(memory.buffer);
      for (const [at, byte] of changes) after[at % after.length] = byte;
      baseline.restore(after);
      expect(Buffer.compare(after, expected)).toBe(0);
    }),
    { numRuns: 100 },
  );
});
