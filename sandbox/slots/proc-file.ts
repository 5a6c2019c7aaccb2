import { closeSync, openSync, readSync } from 'node:fs';

const buffer = Buffer.alloc(65_536);

/** Files that stay open at once; beyond them a file is opened for each reading. */
const maxKept = 512;
let kept = 0;

/** A file of /proc that is read again and again. It stays open: opening it takes longer than reading it. */
export class ProcFile {
  readonly #path: string;
  #handle: number | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  /** Its text as it is now, at most 64 KiB of it; null when what it tells of is gone. */
  read(): string | null {
    try {
      this.#open();
      return buffer.toString('latin1', 0, readSync(this.#handle ?? -1, buffer, 0, buffer.length, 0));
    } catch {
      return null;
    } finally {
      if (kept > maxKept) this.close();
    }
  }

  #open(): void {
    if (this.#handle !== null) return;
    this.#handle = openSync(this.#path, 'r');
    kept += 1;
  }

  close(): void {
    if (this.#handle === null) return;
    closeSync(this.#handle);
    this.#handle = null;
    kept -= 1;
  }
}
