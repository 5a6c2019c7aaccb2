import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Row } from './format.ts';
import { type FileDigest, openHashedFile } from './hashed-file.ts';
import type { RowsFile } from './filled-file.ts';

/** The files of a data set while they are written, by their paths in its folder. A file of rows is there when it has one. */
export class DatasetFiles {
  /** Rows by path. */
  readonly rows: Record<string, number> = {};
  readonly #folder: string;
  readonly #open = new Map<string, RowsFile>();
  readonly #digests: Record<string, FileDigest> = {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(path: string, rows: Row[], open: (path: string) => Promise<RowsFile>): Promise<void> {
    if (rows.length === 0) return;
    this.rows[path] = (this.rows[path] ?? 0) + rows.length;
    let file = this.#open.get(path);
    if (file === undefined) {
      await mkdir(dirname(join(this.#folder, path)), { recursive: true });
      file = await open(join(this.#folder, path));
      this.#open.set(path, file);
    }
    await file.write(rows);
  }

  async writeText(path: string, text: string): Promise<void> {
    const file = await openHashedFile(join(this.#folder, path));
    await file.write(text);
    this.#digests[path] = await file.close();
  }

  /** Puts all of them on the disk. */
  async close(): Promise<Record<string, FileDigest>> {
    for (const [path, file] of this.#open) this.#digests[path] = await file.close();
    this.#open.clear();
    return this.#digests;
  }

  /** Lets go of what a failure has left open. */
  async abandon(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map((file) => file.close()));
    this.#open.clear();
  }
}
