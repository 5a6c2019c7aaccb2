/** Bytes from one address up to another, both at the edge of a page. */
export interface Stretch {
  start: number;
  end: number;
}

/** What a stretch holds. */
export interface Pages {
  start: number;
  bytes: Uint8Array;
}

/** The kernel gives memory, and takes it back, by pages of this size or of a multiple. */
export const pageBytes = 4_096;

/** The first of 64 bytes that are not all zero, from one address up to another, or the other; both are multiples of 64. */
export type FindFilled = (start: number, end: number) => number;

/** Pages that hold anything but zeros, neighbours as one stretch; `length` is a whole number of pages. */
export function filledStretches(length: number, find: FindFilled): Stretch[] {
  const found: Stretch[] = [];
  for (let at = find(0, length); at < length; at = find(at, length)) {
    const start = at - (at % pageBytes);
    const last = found.at(-1);
    at = start + pageBytes;
    if (last?.end === start) last.end = at;
    else found.push({ start, end: at });
  }
  return found;
}
