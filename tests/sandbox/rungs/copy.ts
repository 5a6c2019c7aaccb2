import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nobody } from '../../../sandbox/jail/user.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = 'node_modules';

/** A copy of this checkout that every user of the machine can read, with a Node and a folder for caches that is nobody's. */
export interface Copy {
  folder: string;
  node: string;
  /** Where the corpus is, or empty. */
  data: string;
}

/** Makes the copy in the folder for temporary files, with the corpus of `data` in it. Whoever asks removes it. */
export function copyForOthers(data: string): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'persd-rungs-'));
  const sources = visible(root).filter((name) => name !== packages);
  for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true, dereference: true });
  if (data !== '') cpSync(join(data, 'adversarial'), join(folder, 'data/adversarial'), { recursive: true });
  const node = join(folder, 'node');
  cpSync(process.execPath, node);
  spawnSync('chmod', ['-R', 'a+rX,u+w', folder]);
  linkPackages(realpathSync(join(root, packages)), join(folder, packages));
  mkdirSync(join(folder, 'cache'));
  if (process.geteuid?.() === 0) chownSync(join(folder, 'cache'), nobody, nobody);
  chmodSync(folder, 0o755);
  return { folder, node, data: data === '' ? '' : join(folder, 'data') };
}

/** By hard links, for packages are large; by copies where those are refused, as from one disk to another. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  const names = visible(from).map((name) => join(from, name));
  const copies = (options: string): boolean =>
    spawnSync('cp', [options, `--target-directory=${to}`, ...names]).status === 0;
  if (copies('-rl') || copies('-rf')) return;
  throw new Error(`expected to copy ${from}, found that cp cannot; make room in ${tmpdir()}`);
}

const visible = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
