const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Where the bracket at a position ends, behind the one that closes it; -1 where none does. Brackets within quotes do not count. */
export function behindBracket(text: string, open: number): number {
  const wanted: string[] = [];
  for (let at = open; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") {
      at = behindQuote(text, at) - 1;
      if (at < 0) return -1;
    }
    const closer = closers.get(character);
    if (closer !== undefined) wanted.push(closer);
    else if (')]}'.includes(character) && wanted.pop() !== character) return -1;
    if (wanted.length === 0) return at + 1;
  }
  return -1;
}

/** Where the text in quotes at a position ends; -1 where its line ends first. */
function behindQuote(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length && text.charAt(at) !== '\n'; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === quote) return at + 1;
  }
  return -1;
}

const word = /[\w.$]+/y;

/** Where the value at a position ends: a number, a word, a text in quotes, what stands in brackets, a call; -1 where there is none. */
export function behindValue(text: string, from: number): number {
  const start = from + (/[-+]/.test(text.charAt(from)) ? 1 : 0);
  const first = text.charAt(start);
  if (first === '"' || first === "'") return behindQuote(text, start);
  if (closers.has(first)) return behindBracket(text, start);
  word.lastIndex = start;
  const end = start + (word.exec(text)?.[0].replace(/\.$/, '').length ?? 0);
  if (end === start) return -1;
  return text.charAt(end) === '(' ? behindBracket(text, end) : end;
}

/** The line that a position stands in, from there to its end. */
export function restOfLine(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? text.length : end);
}
