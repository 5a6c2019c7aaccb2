import { type FindFilled, filledStretches, type Pages, pageBytes, type Stretch } from './stretches.ts';

/** A snapshot as Pyodide makes it, but for what is empty in it: its head, and the filled pages of the memory behind that. */
export interface Packed {
  /** Bytes of head and memory. */
  length: number;
  head: Uint8Array;
  pages: Pages[];
}

/** Looks through bytes that are nobody's memory. */
function findAmong(bytes: Uint8Array): FindFilled {
  const words = new BigUint64Array(bytes.slice().buffer);
  return (start, end) => {
    for (let at = start; at < end; at += 64)
      for (let word = at / 8; word < at / 8 + 8; word += 1) if (words[word] !== 0n) return at;
    return end;
  };
}

/** A head's length differs by less than a page from a whole number of pages; what is over comes first. */
const headBytes = (length: number): number => length % pageBytes;

/** Numbers of four bytes: the length, how many stretches there are, where each begins and ends. Then the head, and what they hold. */
export function pack(snapshot: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = snapshot.subarray(0, headBytes(snapshot.length));
  const memory = snapshot.subarray(head.length);
  const stretches = filledStretches(memory.length, findAmong(memory));
  const numbers = Uint32Array.of(
    snapshot.length,
    stretches.length,
    ...stretches.flatMap(({ start, end }) => [start, end]),
  );
  const parts = [
    new Uint8Array(numbers.buffer),
    head,
    ...stretches.map(({ start, end }) => memory.subarray(start, end)),
  ];
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

export function unpack(packed: ArrayBuffer): Packed {
  const [length = 0, count = 0] = new Uint32Array(packed, 0, 2);
  const bounds = new Uint32Array(packed, 8, count * 2);
  let at = 8 + bounds.byteLength;
  const take = (bytes: number): Uint8Array => new Uint8Array(packed, (at += bytes) - bytes, bytes);
  const head = take(headBytes(length));
  const stretches = Array.from(
    { length: count },
    (_, index): Stretch => ({ start: bounds[index * 2] ?? 0, end: bounds[index * 2 + 1] ?? 0 }),
  );
  return { length, head, pages: stretches.map(({ start, end }) => ({ start, bytes: take(end - start) })) };
}

/** The snapshot as Pyodide takes it, but that its memory is empty; nobody writes to it, so that it costs none. */
export function outline({ length, head }: Packed): Uint8Array {
  const snapshot = new Uint8Array(length);
  snapshot.set(head);
  return snapshot;
}

/** Has a memory take the filled pages where Pyodide, once, puts a snapshot's whole memory; what is empty is not written. */
export function awaitOutline(memory: Int8Array, { pages }: Packed): void {
  const place = (): void => {
    Reflect.deleteProperty(memory, 'set');
    for (const { start, bytes } of pages) memory.set(bytes, start);
  };
  Object.defineProperty(memory, 'set', { value: place, configurable: true });
}
