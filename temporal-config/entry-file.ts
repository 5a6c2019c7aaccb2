import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Flags of every process of ours: the sandbox's isolates need the first, and people need no warning about the store's engine. */
export const nodeFlags = ['--no-node-snapshot', '--disable-warning=ExperimentalWarning'];

/** The path of a file, named from this folder without its ending: sources in a clone, built code in a package. */
export function entryFile(name: string): string {
  return fileURLToPath(new URL(`${name}${extname(import.meta.url)}`, import.meta.url));
}

/** The command as people start it: beside the sources in a clone, one folder up from the built code in a package. */
export function commandFile(): string {
  const beside = fileURLToPath(new URL('../bin/persd.mjs', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../bin/persd.mjs', import.meta.url));
}
