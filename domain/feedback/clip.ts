const ellipsis = '…';

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += widthOf(character);
  return bytes;
}

function widthOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Head and tail of a text, in at most `bytes` of UTF-8 (at least 4); whole when it fits. */
export function clip(text: string, bytes: number): string {
  if (utf8Length(text) <= bytes) return text;
  const room = bytes - utf8Length(ellipsis);
  const characters = Array.from(text);
  const head = takeBytes(characters, Math.ceil(room / 2));
  const tail = takeBytes(characters.toReversed(), Math.floor(room / 2)).toReversed();
  return [...head, ellipsis, ...tail].join('');
}

function takeBytes(characters: readonly string[], bytes: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => (used += widthOf(character)) > bytes);
  return end < 0 ? [...characters] : characters.slice(0, end);
}
