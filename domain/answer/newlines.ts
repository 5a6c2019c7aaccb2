/** The same text with line feeds alone between its lines, and no byte order mark. */
export function toLineFeeds(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
