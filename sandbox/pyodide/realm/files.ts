import type { FileNode, FileStream, FileSystem } from 'pyodide/pyodide.mjs';

/** The in-memory file system as it was before any program ran, and the way back to it. */
export interface FileBaseline {
  /** Removes what a program left; false when something of the baseline itself was changed. */
  restore(): boolean;
}

/** Nodes by path, folders before what they hold. */
type Listing = Map<string, FileNode>;

/** A node of the baseline: what tells of a change, and times that a program may set without one. */
interface Trace {
  print: string;
  times: Pick<FileNode, 'atime' | 'mtime' | 'ctime'>;
}

/** What changes with a file; its `ctime` is the one time that a program cannot set. */
function fingerprint(files: FileSystem, node: FileNode): string {
  return files.isFile(node.mode) ? `${node.mode} ${node.ctime} ${node.usedBytes ?? 0}` : `${node.mode}`;
}

function trace(files: FileSystem, node: FileNode): Trace {
  const { atime, mtime, ctime } = node;
  return { print: fingerprint(files, node), times: { atime, mtime, ctime } };
}

function children(node: FileNode): FileNode[] {
  return Object.values(Object(node.contents));
}

function list(files: FileSystem): Listing {
  const listing: Listing = new Map();
  const visit = (node: FileNode, path: string): void => {
    listing.set(path, node);
    if (files.isDir(node.mode)) for (const child of children(node)) visit(child, `${path}/${child.name}`);
  };
  // What /proc holds is made when it is asked for.
  for (const child of children(files.root)) if (child.name !== 'proc') visit(child, `/${child.name}`);
  return listing;
}

function remove(files: FileSystem, path: string, node: FileNode): void {
  if (files.isDir(node.mode)) files.rmdir(path);
  else files.unlink(path);
}

/** Handles that stay open, as they were; what a handle is set to does not come back by itself. */
function streamPrint(stream: FileStream | null | undefined): string {
  return stream ? `${stream.fd} ${stream.flags} ${stream.position}` : '';
}

export function takeFiles(files: FileSystem): FileBaseline {
  const baseline = new Map([...list(files)].map(([path, node]) => [path, trace(files, node)]));
  const folder = files.cwd();
  const streams = files.streams.map((stream) => ({ stream, print: streamPrint(stream) }));
  const kept = new Set(files.streams);

  const restore = (): boolean => {
    for (const stream of files.streams) if (stream && !kept.has(stream)) files.close(stream);
    if (!streams.every(({ stream, print }, at) => files.streams[at] === stream && streamPrint(stream) === print))
      return false;
    files.chdir(folder);
    const found = list(files);
    // Deepest first: a folder is empty by the time its turn comes.
    for (const [path, node] of [...found].toReversed()) if (!baseline.has(path)) remove(files, path, node);
    return [...baseline].every(([path, { print, times }]) => {
      const node = found.get(path);
      if (!node || fingerprint(files, node) !== print) return false;
      Object.assign(node, times);
      return true;
    });
  };
  return { restore };
}
