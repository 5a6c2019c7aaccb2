import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandFailure, exitCodes } from './exit-codes.ts';

/** Makes a folder that a person has named, and those above it. Throws `CommandFailure` where that cannot be. */
export function makeNamedFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeNamedFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else was faster.
    if (isFolder(path)) return;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(
      exitCodes.badInput,
      `expected a folder at ${path}, and none can be made (${reason}); name another place`,
    );
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
