import { createRequire } from 'node:module';
import { z } from 'zod';

const manifest = z.object({ name: z.literal('persd'), version: z.string() });

/** The version of this code, as its package.json has it. */
export function version(): string {
  const require = createRequire(import.meta.url);
  // Beside the sources in a clone, one folder up from the built code in a package.
  for (const path of ['../package.json', '../../package.json']) {
    try {
      return manifest.parse(require(path)).version;
    } catch {
      continue;
    }
  }
  return 'unknown';
}
