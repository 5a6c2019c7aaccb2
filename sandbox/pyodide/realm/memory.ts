import { type FindFilled, filledStretches, type Pages, pageBytes } from './stretches.ts';

/** An interpreter's memory as it was, and the way back to it. */
export interface MemoryBaseline {
  restore(memory: Uint8Array): void;
}

/**
 * Takes the baseline of a memory that `find` looks through. What is empty in it, as half of it is, and still is when it
 * comes to a reset is not written, so that the kernel need not have memory for it.
 */
export function takeMemory(memory: Uint8Array, find: FindFilled): MemoryBaseline {
  const kept = filledStretches(memory.length, find).map(
    ({ start, end }): Pages => ({ start, bytes: memory.slice(start, end) }),
  );
  const empty = (now: Uint8Array, start: number, end: number): void => {
    for (let at = find(start, end); at < end; at = find(at, end)) {
      const next = at - (at % pageBytes) + pageBytes;
      now.fill(0, at, next);
      at = next;
    }
  };
  return {
    restore: (now) => {
      let done = 0;
      for (const { start, bytes } of kept) {
        empty(now, done, start);
        now.set(bytes, start);
        done = start + bytes.length;
      }
      empty(now, done, now.length);
    },
  };
}
