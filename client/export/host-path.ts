import { homedir, tmpdir } from 'node:os';
import { resolve } from 'node:path';

/** Beginnings of paths that say where on this machine something was done: they teach nothing, and tell of a person. */
export function hostPaths(home: string): string[] {
  const folders = [homedir(), process.cwd(), resolve(home)].filter((folder) => folder !== '/');
  return [...new Set([...folders.map((folder) => `${folder}/`), `${tmpdir()}/persd-`])];
}
