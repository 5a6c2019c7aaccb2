/**
 * Whether two outputs of a script say the same, as LiveCodeBench's harness has it: line by line, without the white space at both ends;
 * where a line is written otherwise, all of its words have to be numbers, and of the same value however long they are.
 */
export function printsAlike(expected: string, actual: string): boolean {
  const [wanted, found] = [strippedLines(expected), strippedLines(actual)];
  return wanted.length === found.length && wanted.every((line, at) => saysSame(line, found[at] ?? ''));
}

const strippedLines = (output: string): string[] =>
  output
    .trim()
    .split('\n')
    .map((line) => line.trim());

function saysSame(wanted: string, found: string): boolean {
  if (wanted === found) return true;
  const [one, other] = [decimalsIn(wanted), decimalsIn(found)];
  return one !== null && other !== null && one.length === other.length && one.every((word, at) => word === other[at]);
}

/** Each word's value, written in one way; null where a word is no number. */
function decimalsIn(line: string): string[] | null {
  const values = line.split(/\s+/).map(decimalOf);
  return values.every((value) => value !== null) ? values : null;
}

const decimal = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** Sign, digits without zeros at either end, and the power of ten that they stand for. */
function decimalOf(word: string): string | null {
  const [, sign, whole = '', part = '', power = '0'] = decimal.exec(word) ?? [];
  if (sign === undefined) return null;
  const digits = `${whole}${part}`.replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  if (short === '') return '0';
  return `${sign === '-' ? '-' : ''}${short}e${Number(power) - part.length + digits.length - short.length}`;
}
