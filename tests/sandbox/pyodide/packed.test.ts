import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { awaitOutline, outline, pack, unpack } from '../../../sandbox/pyodide/realm/packed.ts';
import { pageBytes } from '../../../sandbox/pyodide/realm/stretches.ts';

const memoryPages = 12;
const headsAndPlaces = fc.tuple(
  fc.uint8Array({ minLength: 8, maxLength: 200 }),
  fc.array(fc.tuple(fc.nat(memoryPages * pageBytes - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 20 }),
);

function snapshotOf(head: Uint8Array, written: [number, number][]): { snapshot: Uint8Array; memory: Uint8Array } {
  const snapshot = new Uint8Array(head.length + memoryPages * pageBytes);
  const memory = snapshot.subarray(head.length);
  snapshot.set(head);
  for (const [at, byte] of written) memory[at] = byte;
  return { snapshot, memory };
}

/** What Pyodide does with a snapshot and a new memory: it reads the head, and puts all that is behind it into the memory. */
function load(snapshot: Uint8Array, headBytes: number, memory: Int8Array): Uint8Array {
  memory.set(snapshot.subarray(headBytes));
  return snapshot.slice(0, headBytes);
}

test('a packed snapshot is loaded as the whole one would be', () => {
  fc.assert(
    fc.property(headsAndPlaces, ([head, written]) => {
      const { snapshot, memory } = snapshotOf(head, written);
      const packed = unpack(pack(snapshot).buffer);
      const loaded = new Int8Array(memory.length);
      awaitOutline(loaded, packed);
      expect(Buffer.compare(load(outline(packed), head.length, loaded), head)).toBe(0);
      expect(Buffer.compare(new Uint8Array(loaded.buffer), memory)).toBe(0);
    }),
  );
});

test('what is empty takes no place in it', () => {
  const { snapshot } = snapshotOf(new Uint8Array(100).fill(1), [[5 * pageBytes, 1]]);
  expect(pack(snapshot).length).toBe(2 * 4 + 2 * 4 + 100 + pageBytes);
});

test('a memory takes a snapshot once, and then what it is given', () => {
  const { snapshot, memory } = snapshotOf(new Uint8Array(100).fill(1), [[7, 5]]);
  const packed = unpack(pack(snapshot).buffer);
  const loaded = new Int8Array(memory.length);
  awaitOutline(loaded, packed);
  load(outline(packed), 100, loaded);
  loaded.set([1, 2], 6);
  expect([...loaded.subarray(5, 9)]).toEqual([0, 1, 2, 0]);
});
