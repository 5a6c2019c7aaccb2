/** Lines of a program from which on it is simply long. */
export const longest = 60;

/** How many programs have so many lines: the position is the number of lines, the last holds those of `longest` and more. */
export type Lengths = number[];

export const noLengths = (): Lengths => Array.from({ length: longest + 1 }, () => 0);

/** Lines of a program that hold anything. */
export const linesOf = (program: string): number => program.split('\n').filter((line) => line.trim() !== '').length;

export function noteLength(lengths: Lengths, program: string): void {
  const lines = Math.min(longest, linesOf(program));
  lengths[lines] = (lengths[lines] ?? 0) + 1;
}

/** The position that half of what was counted does not pass; null where nothing was. */
export function medianOf(counts: readonly number[]): number | null {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let passed = 0;
  const at = counts.findIndex((count) => (passed += count) >= half);
  return half === 0 ? null : at;
}
