import type { Readable } from 'node:stream';

const newline = 0x0a;

/** Calls back with each line of a stream; a line longer than `maxBytes` destroys the stream with an error. */
export function onLines(stream: Readable, maxBytes: number, onLine: (line: string) => void): void {
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
    if (length > maxBytes)
      stream.destroy(new Error(`Expected a line of at most ${maxBytes} bytes, found a longer one.`));
  };
  const end = (): void => {
    const line = Buffer.concat(parts).toString('utf8');
    parts = [];
    length = 0;
    onLine(line);
  };
  stream.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, at));
      end();
      start = at + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  });
}
