/**
 * Whether two outputs of a script say the same: line by line, word by word, numbers by their value. Blank lines and the white
 * space between words do not count, and `2.50` is `2.5`.
 */
export function printsAlike(expected: string, actual: string): boolean {
  const [wanted, found] = [linesOf(expected), linesOf(actual)];
  return wanted.length === found.length && wanted.every((line, at) => line === found[at] || alike(line, found[at]));
}

const linesOf = (output: string): string[] =>
  output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function alike(expected: string, actual: string | undefined): boolean {
  const [wanted, found] = [expected.split(/\s+/), (actual ?? '').split(/\s+/)];
  return wanted.length === found.length && wanted.every((word, at) => plain(word) === plain(found[at] ?? ''));
}

const decimal = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/;

/** A number without what says nothing: a plus, zeros in front and behind; any other word as it is. */
function plain(word: string): string {
  const [, sign, whole = '', part = ''] = /\d/.test(word) ? (decimal.exec(word) ?? []) : [];
  if (sign === undefined) return word;
  const size = `${whole || '0'}${part === '' ? '' : `.${part}`}`;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}
