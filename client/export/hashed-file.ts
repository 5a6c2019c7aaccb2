import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** A file that is being written, and what it will be. */
export interface HashedFile {
  write(text: string): Promise<void>;
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
  const flush = async (): Promise<void> => {
    const data = Buffer.from(batch);
    batch = '';
    hash.update(data);
    bytes += data.length;
    await file.writeFile(data);
  };
  return {
    async write(text) {
      batch += text;
      if (batch.length >= batchLength) await flush();
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
