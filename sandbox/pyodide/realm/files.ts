import type { FileNode, FileSystem } from 'pyodide/pyodide.mjs';

/** The in-memory file system as it was before any program ran, and the way back to it. */
export interface FileBaseline {
  /** Removes what a program left; false when something of the baseline itself was changed. */
  restore(): boolean;
}

/** Fingerprints by path, folders before what they hold. */
type Listing = Map<string, string>;

/** What changes with a file; its `ctime` is the one time that a program cannot set. */
function fingerprint(files: FileSystem, node: FileNode): string {
  return files.isFile(node.mode) ? `${node.mode} ${node.ctime} ${node.usedBytes ?? 0}` : `${node.mode}`;
}

function children(node: FileNode): FileNode[] {
  return Object.values(Object(node.contents));
}

function list(files: FileSystem): Listing {
  const listing: Listing = new Map();
  const visit = (node: FileNode, path: string): void => {
    listing.set(path, fingerprint(files, node));
    if (files.isDir(node.mode)) for (const child of children(node)) visit(child, `${path}/${child.name}`);
  };
  // What /proc holds is made when it is asked for.
  for (const child of children(files.root)) if (child.name !== 'proc') visit(child, `/${child.name}`);
  return listing;
}

function remove(files: FileSystem, path: string, print: string): void {
  if (files.isDir(Number.parseInt(print, 10))) files.rmdir(path);
  else files.unlink(path);
}

export function takeFiles(files: FileSystem): FileBaseline {
  const baseline = list(files);
  const folder = files.cwd();
  const streams = new Set(files.streams);

  const restore = (): boolean => {
    for (const stream of files.streams) if (stream && !streams.has(stream)) files.close(stream);
    if (![...streams].every((stream) => !stream || files.streams.includes(stream))) return false;
    files.chdir(folder);
    const found = list(files);
    // Deepest first: a folder is empty by the time its turn comes.
    for (const [path, print] of [...found].toReversed()) if (!baseline.has(path)) remove(files, path, print);
    return [...baseline].every(([path, print]) => found.get(path) === print);
  };
  return { restore };
}
