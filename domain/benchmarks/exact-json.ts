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
  return perhapsLossy.test(text) ? JSON.parse(text, exactly) : JSON.parse(text);
}

function exactly(_key: string, value: unknown, ...[context]: { source?: string }[]): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  const lost = Number.isSafeInteger(value)
    ? /[.eE]/.test(context.source)
    : Number.isInteger(value) || !Number.isFinite(value);
  return lost ? new ExactNumber(context.source) : value;
}
