/** Tokens of a program that are looked at: what a model writes is far shorter, and the time grows with the square. */
const lookedAt = 2000;

const word = /[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;

/** The words, numbers and signs of a program; white space is none. */
export const tokensOf = (program: string): string[] => (program.match(word) ?? []).slice(0, lookedAt);

/**
 * How far two programs are apart, from 0 (the same tokens) to 1 (none in its place): the least number of tokens to write, strike
 * out or exchange, as a share of the longer program.
 */
export function distanceOf(one: string, other: string): number {
  const { left, right, shared } = withoutSharedEnds(tokensOf(one), tokensOf(other));
  const longer = Math.max(left.length, right.length) + shared;
  return longer === 0 ? 0 : edits(left, right) / longer;
}

/** A correction leaves most of a program as it was: what both begin and end with need not be compared again. */
function withoutSharedEnds(one: string[], other: string[]): { left: string[]; right: string[]; shared: number } {
  const room = Math.min(one.length, other.length);
  let head = 0;
  while (head < room && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < room - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const middle = (tokens: string[]): string[] => tokens.slice(head, tokens.length - tail);
  return { left: middle(one), right: middle(other), shared: head + tail };
}

/** The Levenshtein distance of two lists, one row of its table at a time. */
function edits(left: string[], right: string[]): number {
  const numbers = new Map<string, number>();
  const struck = numbered(left, numbers);
  const written = numbered(right, numbers);
  const row = Uint16Array.from({ length: written.length + 1 }, (_, index) => index);
  for (let at = 0; at < struck.length; at += 1) nextRow(row, at + 1, struck[at], written);
  return row[written.length] ?? 0;
}

/** Numbers are compared many times faster than words. */
function numbered(tokens: string[], numbers: Map<string, number>): Uint16Array {
  for (const token of tokens) if (!numbers.has(token)) numbers.set(token, numbers.size);
  return Uint16Array.from(tokens, (token) => numbers.get(token) ?? 0);
}

function nextRow(row: Uint16Array, first: number, struck: number | undefined, written: Uint16Array): void {
  let before = row[0] ?? 0;
  row[0] = first;
  for (let index = 0; index < written.length; index += 1) {
    const above = row[index + 1] ?? 0;
    const exchanged = before + (written[index] === struck ? 0 : 1);
    row[index + 1] = Math.min(exchanged, above + 1, (row[index] ?? 0) + 1);
    before = above;
  }
}
