/** An interpreter's memory as it was, and the way back to it. */
export interface MemoryBaseline {
  restore(memory: Uint8Array): void;
}

interface Stretch {
  start: number;
  end: number;
  /** It holds nothing but zeros, as half of the memory does, and is filled instead of copied. */
  empty: boolean;
}

const pageBytes = 65_536;

function isEmpty(page: Uint8Array): boolean {
  const words = new Int32Array(page.buffer, page.byteOffset, page.length / 4);
  // A loop, for a call for each word of a memory takes longer than all the rest.
  for (let at = 0; at < words.length; at += 1) if (words[at] !== 0) return false;
  return true;
}

/** Neighbouring pages that are empty, or that are not, as one stretch. */
function stretches(pristine: Uint8Array): Stretch[] {
  const found: Stretch[] = [];
  for (let start = 0; start < pristine.length; start += pageBytes) {
    const end = start + pageBytes;
    const empty = isEmpty(pristine.subarray(start, end));
    const last = found.at(-1);
    if (last?.empty === empty) last.end = end;
    else found.push({ start, end, empty });
  }
  return found;
}

/** Takes the baseline of a memory, whose size is a whole number of WebAssembly's pages; in `room`, where that is large enough. */
export function takeMemory(memory: Uint8Array, room: Uint8Array): MemoryBaseline {
  const pristine = room.length < memory.length ? new Uint8Array(memory.length) : room.subarray(0, memory.length);
  pristine.set(memory);
  const parts = stretches(pristine);
  return {
    restore: (now) => {
      for (const { start, end, empty } of parts) {
        if (empty) now.fill(0, start, end);
        else now.set(pristine.subarray(start, end), start);
      }
      now.fill(0, pristine.length);
    },
  };
}
