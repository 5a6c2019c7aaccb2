/** A number of a JSON text whose digits a JavaScript number would lose: `12345678901234567890`, or the `1.0` that is no integer. */
export class ExactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Texts without these have no number that loses anything, and are parsed ten times as fast. */
const perhapsLossy = /\d{16}|\d\.0|\d[eE]/;

/** Reads JSON and keeps every number as it was written; throws `SyntaxError` as `JSON.parse` does. */
export function parseExactJson(text: string): unknown {
  try {
    return perhapsLossy.test(text) ? JSON.parse(text, exactly) : JSON.parse(text);
  } catch (error) {
    const strict = text.replaceAll(wordNumbers, (found) => stand.get(found) ?? found);
    if (strict === text) throw error;
    return JSON.parse(strict, exactly);
  }
}

/** Python writes numbers as words that are not JSON; these stand for them, for no file has such numbers. */
const stand = new Map([
  ['Infinity', '1e999991'],
  ['-Infinity', '-1e999991'],
  ['NaN', '1e999992'],
]);
const words = new Map([
  ['1e999991', "float('inf')"],
  ['-1e999991', "-float('inf')"],
  ['1e999992', "float('nan')"],
]);

/** Texts are passed over, whatever they hold. */
const wordNumbers = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;

function exactly(_key: string, value: unknown, ...[context]: { source?: string }[]): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  const lost = Number.isSafeInteger(value)
    ? /[.eE]/.test(context.source)
    : Number.isInteger(value) || !Number.isFinite(value);
  return lost ? new ExactNumber(words.get(context.source) ?? context.source) : value;
}
