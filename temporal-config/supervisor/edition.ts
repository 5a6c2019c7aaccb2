import { codeHash } from '../code-hash.ts';

/** The state of the code that this process runs, beside the one that is on disk by now. */
export class Edition {
  readonly hash = codeHash();
  private outdated = false;

  /** Whether a process that is started now would run the same code. */
  check(): boolean {
    this.outdated = hashOnDisk() !== this.hash;
    return !this.outdated;
  }

  /** The last check found newer code. */
  get isOutdated(): boolean {
    return this.outdated;
  }
}

/** Null while the sources are being replaced. */
function hashOnDisk(): string | null {
  try {
    return codeHash();
  } catch {
    return null;
  }
}
