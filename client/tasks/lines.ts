import { TasksFailure } from './failure.ts';

/** A file's line as bytes, without its end. */
export interface Line {
  /** From 1. */
  number: number;
  bytes: Buffer;
}

/** A row is a task with its tests: a longer line, in bytes, is no row and would fill the memory. */
const maxLineBytes = 256 * 1_048_576;

const newline = 0x0a;

/** Cuts a stream of bytes into lines, of which one is held at a time; the last one needs no newline. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let number = 1;
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield { number, bytes: Buffer.concat([...parts, chunk.subarray(start, end)]) };
      [number, parts, size, start] = [number + 1, [], 0, end + 1];
    }
    parts.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > maxLineBytes) throw tooLong(number);
  }
  if (size > 0) yield { number, bytes: Buffer.concat(parts) };
}

const tooLong = (number: number): TasksFailure =>
  new TasksFailure([`line ${number}: expected lines of at most 256 MiB, found a longer one; write one task a line.`]);
