import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What a file is, by its first bytes; names lie. */
export async function kindOfFile(path: string): Promise<'gzip' | 'parquet' | 'text'> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b) return 'gzip';
    return buffer.toString('latin1') === 'PAR1' ? 'parquet' : 'text';
  } finally {
    await file.close();
  }
}

/** A file's bytes as a stream, unpacked where it is packed. */
export function openBytes(path: string, packed: boolean): Readable {
  const bytes = createReadStream(path, { highWaterMark: 1_048_576 });
  if (!packed) return bytes;
  // Whoever reads sees the error, for the pipeline ends the unpacked stream with it.
  return pipeline(bytes, createGunzip(), () => {});
}
