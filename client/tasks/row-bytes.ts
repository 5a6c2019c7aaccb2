import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** What a file is, by its first bytes; names lie. Throws `CommandFailure` for what is no file, or cannot be opened. */
export async function kindOfFile(path: string): Promise<'gzip' | 'parquet' | 'text'> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  });
  try {
    if (!(await file.stat()).isFile()) throw unreadable(path, 'a folder or a pipe');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b) return 'gzip';
    return buffer.toString('latin1') === 'PAR1' ? 'parquet' : 'text';
  } finally {
    await file.close();
  }
}

const unreadable = (path: string, found: string): CommandFailure =>
  new CommandFailure(
    exitCodes.badInput,
    `${path}: expected a file, which is read more than once, found ${found}; name another`,
  );

/** A file's bytes as a stream, unpacked where it is packed. */
export function openBytes(path: string, packed: boolean): Readable {
  const bytes = createReadStream(path, { highWaterMark: 1_048_576 });
  if (!packed) return bytes;
  // Whoever reads sees the error, for the pipeline ends the unpacked stream with it.
  return pipeline(bytes, createGunzip(), () => {});
}
