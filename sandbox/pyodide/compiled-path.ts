import { dirname, join } from 'node:path';

/** Where the compiled code of a snapshot lies; there is none where it could not be had. */
export function compiledPath(snapshot: string): string {
  return join(dirname(snapshot), 'compiled.bin');
}
