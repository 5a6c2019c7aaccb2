import type { Row } from './format.ts';
import type { FileDigest } from './hashed-file.ts';

/** A file that is being filled with rows. */
export interface RowsFile {
  write(rows: Row[]): Promise<void>;
  /** Puts it on the disk. */
  close(): Promise<FileDigest>;
}
