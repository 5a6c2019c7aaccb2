import type { Near } from '../../domain/task.ts';

/**
 * Whether two outputs of a script say the same: line by line, word by word, numbers by their value. Blank lines and the white
 * space between words do not count, and `2.50` is `2.5`. With `near`, numbers may differ a little where there are no other words.
 */
export function printsAlike(expected: string, actual: string, near?: Near): boolean {
  const [wanted, found] = [linesOf(expected), linesOf(actual)];
  if (wanted.length !== found.length) return false;
  return alike(wanted, found) || (near !== undefined && allNear(wanted.flat(), found.flat(), near));
}

/** The words of each line that has any. */
const linesOf = (output: string): string[][] =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));

const alike = (expected: string[][], actual: string[][]): boolean =>
  expected.every((line, at) => {
    const found = actual[at] ?? [];
    return line.length === found.length && line.every((word, place) => isSame(word, found[place] ?? ''));
  });

const isSame = (wanted: string, found: string): boolean => wanted === found || plain(wanted) === plain(found);

const decimal = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/;

/** A number without what says nothing: a plus, zeros in front and behind; any other word as it is. */
function plain(word: string): string {
  const [, sign, whole = '', part = ''] = /\d/.test(word) ? (decimal.exec(word) ?? []) : [];
  if (sign === undefined) return word;
  const size = `${whole || '0'}${part === '' ? '' : `.${part}`}`;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

const allNear = (expected: string[], actual: string[], { relative, absolute }: Near): boolean =>
  expected.length === actual.length &&
  [...expected, ...actual].every((word) => number.test(word)) &&
  expected.every((word, at) => {
    const far = Math.abs(Number(word) - Number(actual[at]));
    return far <= absolute + relative * Math.abs(Number(word));
  });
