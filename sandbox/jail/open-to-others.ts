import { statSync } from 'node:fs';
import { dirname } from 'node:path';

const othersRead = 0o004;
const othersEnter = 0o001;

/** Any user of this machine can read this file or folder, and reach it. */
export function isOpenToOthers(path: string): boolean {
  const { mode } = statSync(path);
  return (mode & othersRead) !== 0 && ancestors(path).every((folder) => (statSync(folder).mode & othersEnter) !== 0);
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...ancestors(parent)];
}
