import { existsSync } from 'node:fs';
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

/** How a process is started that runs JavaScript and TypeScript programs. */
export const launchGuest: Launch = (memoryMb) =>
  launch('child', memoryMb, ['isolated-vm', 'node-gyp-build'].flatMap(packageFolders), withEval);

/** The parser; beside it, what of it is compiled for this machine; and a library that this loads and Node does not. */
function parserFiles(): string[] {
  const parsers = packageFolders('oxc-parser');
  const libraries = librariesOf(process.execPath).map((path) => join(dirname(path), 'librt.so.1'));
  const compiled = parsers.map((parser) => join(dirname(parser), '@oxc-parser'));
  return [...parsers, ...compiled, ...new Set(libraries.filter((path) => existsSync(path)))];
}

/** How a process is started that reads them and runs none. */
export const launchReader: Launch = (memoryMb) => launch('reader-child', memoryMb, parserFiles());
