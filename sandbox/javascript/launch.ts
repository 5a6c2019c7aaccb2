import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Enclosed } from '../jail/jail.ts';
import { nodeOptions, ownManifest, packageFolders } from '../jail/node.ts';
import { librariesOf } from '../jail/view.ts';
import type { Launch } from '../slots/pool.ts';

/** A file of ours, as it stands here. */
const here = (name: string): string => fileURLToPath(new URL(`./${name}${extname(import.meta.url)}`, import.meta.url));

/** Our own code. */
const ours = [ownManifest, dirname(import.meta.dirname)];

/** A program's names are reached by `eval`, inside its own isolate. */
const withEval = (option: string): boolean => option !== '--disallow-code-generation-from-strings';

/** Mebibytes of a process beyond what its programs may have: V8 finds that a limit is passed only after the fact. */
const ownMb = 1_500;

function launch(
  entry: string,
  memoryMb: number,
  packages: string[],
  isOption = (option: string): boolean => option !== '',
): Enclosed {
  const reads = [...ours, ...packages];
  return {
    command: process.execPath,
    arguments: [...nodeOptions(reads).filter(isOption), here(entry), `${memoryMb}`],
    reads,
    memoryMb: memoryMb + ownMb,
    reserves: true,
  };
}

/** The parser; beside it, what of it is compiled for this machine; and a library that this loads and Node does not. */
function parserFiles(): string[] {
  const parsers = packageFolders('oxc-parser');
  const libraries = librariesOf(process.execPath).map((path) => join(dirname(path), 'librt.so.1'));
  const compiled = parsers.map((parser) => join(dirname(parser), '@oxc-parser'));
  return [...parsers, ...compiled, ...new Set(libraries.filter((path) => existsSync(path)))];
}

/** How a process is started that runs JavaScript and TypeScript programs, and reads their tests. */
export const launchGuest: Launch = (memoryMb) =>
  launch('child', memoryMb, [...['isolated-vm', 'node-gyp-build'].flatMap(packageFolders), ...parserFiles()], withEval);

/** How a process is started that reads them and runs none. */
export const launchReader: Launch = (memoryMb) => launch('reader-child', memoryMb, parserFiles());

/** A package's folder and those of all that it depends on, each where a lookup from there meets it. */
function packageTree(folder: string): string[] {
  const manifest: { dependencies?: object } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [folder, ...Object.keys(manifest.dependencies ?? {}).flatMap((name) => packageTree(nearest(folder, name)))];
}

function nearest(folder: string, name: string): string {
  const path = join(folder, 'node_modules', name);
  return existsSync(path) ? path : nearest(dirname(folder), name);
}

/** How a process is started that checks the types of TypeScript programs and runs none. */
export const launchChecker: Launch = (memoryMb) =>
  launch('checker-child', memoryMb, packageFolders('@ts-morph/common').flatMap(packageTree));
