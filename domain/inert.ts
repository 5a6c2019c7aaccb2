/**
 * Characters that a terminal obeys or that hide what a line says: control characters, what turns the direction of writing, what
 * takes no room, and halves of characters that are none.
 */
const active = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

const named: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const short = named[character];
  if (short !== undefined) return short;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/** Foreign text as one line that says what it holds and does nothing: what a terminal would obey is spelled out. */
export const inert = (text: string): string => text.replaceAll(active, spelled);

/** As `inert`, with line breaks kept as they are and tabs as four spaces: for text whose lines are printed one by one. */
export const inertLines = (text: string): string =>
  text
    .split(/\r\n|\n/)
    .map((line) => inert(line.replaceAll('\t', '    ')))
    .join('\n');

/** Foreign text within Markdown: a code span, in which neither Markdown nor HTML says anything. */
export const inertMarkdown = (text: string): string => `\`${inert(text).replaceAll('`', 'ˋ').trim() || ' '}\``;

const plainName = /^(?!www\.)[a-z\d](?:[\w./-]*[a-z\d])?$/i;

/** A foreign name within Markdown: as it is where it can mean nothing else there, otherwise as a code span. */
export const inertName = (name: string): string => (plainName.test(name) ? name : inertMarkdown(name));

/** A document as JSON that a terminal does not obey either; it says the same to a program. */
export const inertJson = (document: unknown, indent?: number): string =>
  JSON.stringify(document, null, indent).replaceAll(active, (character) =>
    character === '\n' ? '\n' : escaped(character),
  );

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => unit(character.charCodeAt(at))).join('');

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
