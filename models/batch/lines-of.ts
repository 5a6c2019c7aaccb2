/** Lines that are handed over at once. */
const most = 500;

/** The lines of a stream of UTF-8, some hundreds at a time, blank ones left out: a file of answers need not fit into memory. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string[]> {
  let rest = '';
  let lines: string[] = [];
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    // Only this character ends a line: JSON may hold every other one that some readers take for an end.
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.filter((part) => part.trim() !== ''));
    if (lines.length < most) continue;
    yield lines;
    lines = [];
  }
  if (rest.trim() !== '') lines.push(rest);
  if (lines.length > 0) yield lines;
}
