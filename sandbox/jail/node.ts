import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The manifest of this package: Node asks it what our modules are, and gives up when it may not. */
export const ownManifest = nearestManifest(import.meta.dirname);

function nearestManifest(folder: string): string {
  const path = join(folder, 'package.json');
  return existsSync(path) ? path : nearestManifest(dirname(folder));
}

/**
 * A package's folder: where it really is, and where a lookup from our code meets it. Behind a symbolic link the two differ, and
 * inside a jail there are no links.
 */
export function packageFolders(name: string): string[] {
  const real = dirname(realpathSync(fileURLToPath(import.meta.resolve(`${name}/package.json`))));
  return [...new Set([real, metFrom(import.meta.dirname, name) ?? real])];
}

function metFrom(folder: string, name: string): string | null {
  const path = join(folder, 'node_modules', name);
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? null : metFrom(dirname(folder), name);
}

/**
 * The symbolic links on the way to a package. Where a jail shows the machine's own folders, Node follows them to where a package
 * really is, and gives up at one that it may not read.
 */
function linksTo(path: string): string[] {
  if (path === dirname(path)) return [];
  const above = linksTo(dirname(path));
  if (!lstatSync(path).isSymbolicLink()) return above;
  const place = join(realpathSync(dirname(path)), basename(path));
  return [...above, place, ...linksTo(resolve(dirname(place), readlinkSync(place)))];
}

/** Options of Node for a process with isolates in it. Compiled code is only taken by processes that have the same ones. */
export const bareOptions = [
  '--no-node-snapshot',
  '--disable-warning=ExperimentalWarning',
  '--disallow-code-generation-from-strings',
];

/** Those for one that only reads these files and folders; a second wall inside the jail. */
export function nodeOptions(reads: string[]): string[] {
  return [
    ...bareOptions,
    '--disable-warning=SecurityWarning',
    '--permission',
    '--allow-addons',
    // What loads the addon asks which C library is here.
    '--allow-fs-read=/etc/alpine-release',
    ...readable(reads).map((path) => `--allow-fs-read=${path}`),
  ];
}

/** Node finds a folder among those that it may read only when it was told of it ahead of what is in it. */
function readable(reads: string[]): string[] {
  const packages = reads.filter((path) => existsSync(join(path, 'package.json')));
  return [...new Set([...packages.flatMap(linksTo), ...reads])].toSorted((one, other) => one.length - other.length);
}
