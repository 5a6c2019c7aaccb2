const stringLiteral = /^(['"])((?:\\[\s\S]|(?!\1)[^\\])*)\1$/;

const escape = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U(00(?:0[\da-fA-F]|10)[\da-fA-F]{4})|([\s\S]))/g;
const escaped: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** What `str` would print of a value that `repr` printed so: a string without its quotes, anything else as it is. */
export function printedForm(repr: string): string {
  const body = stringLiteral.exec(repr)?.[2];
  if (body === undefined) return repr;
  return body.replace(escape, (_, byte?: string, short?: string, wide?: string, one: string = '') => {
    const code = byte ?? short ?? wide;
    return code === undefined ? (escaped[one] ?? one) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}
