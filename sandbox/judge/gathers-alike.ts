/** How far a number may be off, of what is expected and beyond that: what `numpy.allclose` takes where nothing is said. */
const relative = 1e-5;
const absolute = 1e-8;

/** Decimals to which numbers are rounded that are compared in any order. */
const decimals = 3;

/**
 * Whether two outputs of a script say the same, as APPS's harness has it: the same lines of the same words, whatever the order of either
 * and however often each is there; or the same of numbers, rounded; or as many lines of one number each, every one near to its own.
 */
export function gathersAlike(expected: string, actual: string): boolean {
  const [wanted, found] = [linesOf(expected), linesOf(actual)];
  return (
    areSame(gathered(wanted), gathered(found)) ||
    areSame(gathered(wanted, rounded), gathered(found, rounded)) ||
    areNear(wanted.map(onlyNumber), found.map(onlyNumber))
  );
}

/** The words of each line that has any. */
const linesOf = (output: string): string[][] =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));

/** Each line that differs from the others, as its words that differ, in one order; null where `read` makes nothing of a word. */
function gathered(lines: string[][], read: (word: string) => string | null = (word) => word): Set<string> | null {
  const gatheredLines = new Set<string>();
  for (const line of lines) {
    const words = line.map(read).filter((word) => word !== null);
    if (words.length < line.length) return null;
    gatheredLines.add([...new Set(words)].toSorted((one, other) => (one < other ? -1 : 1)).join(' '));
  }
  return gatheredLines;
}

const areSame = (one: Set<string> | null, other: Set<string> | null): boolean =>
  one !== null && other !== null && one.size === other.size && [...one].every((line) => other.has(line));

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const numberOf = (word: string): number => (number.test(word) ? Number(word) : Number.NaN);

const rounded = (word: string): string | null => {
  const value = numberOf(word);
  return Number.isNaN(value) ? null : String(Number(value.toFixed(decimals)) + 0);
};

const onlyNumber = (line: string[]): number => (line.length === 1 ? numberOf(line[0] ?? '') : Number.NaN);

const areNear = (wanted: number[], found: number[]): boolean =>
  wanted.length === found.length &&
  wanted.every((value, at) => Math.abs((found[at] ?? Number.NaN) - value) <= absolute + relative * Math.abs(value));
