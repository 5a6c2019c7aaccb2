/** How often each name was met. */
export type Counts = Record<string, number>;

/** Names that are told apart: a program may invent as many kinds of exception as it likes. */
const names = 60;

/** Where names beyond those are counted. */
export const others = 'others';

/** Counts a name once more. A name is cut to 60 characters. */
export function note(counts: Counts, name: string): void {
  const short = name.slice(0, 60);
  const known = Object.hasOwn(counts, short) || Object.keys(counts).length < names;
  const key = known ? short : others;
  Object.defineProperty(counts, key, { value: countOf(counts, key) + 1, enumerable: true, writable: true });
}

/** How often a name was met. */
export const countOf = (counts: Counts, name: string): number =>
  Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0;

/** All that was counted. */
export const sumOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Names and their counts, the greatest first, those of the same count by name. */
export const ranked = (counts: Counts): [name: string, count: number][] =>
  Object.entries(counts).toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
