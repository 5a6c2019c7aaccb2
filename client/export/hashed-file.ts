import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** A file that is being written, and what it will be. */
export interface HashedFile {
  write(part: string | Uint8Array): Promise<void>;
  /** Puts it on the disk. */
  close(): Promise<FileDigest>;
}

export interface FileDigest {
  bytes: number;
  /** Of the whole file, in hexadecimal. */
  sha256: string;
}

/** Characters gathered before they go to the disk. */
const batchLength = 1 << 18;

/** Opens a file that must not be there yet. */
export async function openHashedFile(path: string): Promise<HashedFile> {
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  let batch = '';
  const append = async (data: Uint8Array): Promise<void> => {
    hash.update(data);
    bytes += data.length;
    await file.writeFile(data);
  };
  const flush = async (): Promise<void> => {
    const data = Buffer.from(batch);
    batch = '';
    await append(data);
  };
  return {
    async write(part) {
      if (typeof part === 'string') {
        batch += part;
        if (batch.length >= batchLength) await flush();
      } else {
        await flush();
        await append(part);
      }
    },
    async close() {
      try {
        await flush();
        await file.sync();
      } finally {
        await file.close();
      }
      return { bytes, sha256: hash.digest('hex') };
    },
  };
}
