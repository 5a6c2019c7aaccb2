import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** Bytes of one line: far above any message, far below what would hurt. */
const maxLine = 1024 * 1024;

/** Hands each line that a stream brings to `onLine`, without its end; a line that is too long ends the stream. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    if (rest.length > maxLine) stream.destroy();
  });
}

/** Writes a value as one line of JSON; a connection that is closed takes nothing more. */
export function writeLine(socket: Socket, value: unknown): void {
  if (socket.writable) socket.write(`${JSON.stringify(value)}\n`);
}

/** What a line says, or undefined where it is not JSON. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
