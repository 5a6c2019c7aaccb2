import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import type { Enclosed } from './jail.ts';

/** A file or a folder that an enclosed process sees. */
export interface Seen {
  path: string;
  /** Where it really is, beyond all symbolic links. */
  source: string;
  folder: boolean;
  /** It may be executed: the command itself, and what loads it. */
  executable: boolean;
}

/** Devices that it has: they hold nothing of the machine. */
export const devices = ['/dev/null', '/dev/zero', '/dev/random', '/dev/urandom'];

/** Where the loader looks up libraries that are in no usual folder. */
const loaderCache = '/etc/ld.so.cache';

const librariesOfCommand = new Map<string, string[]>();

/** All that an enclosed process sees beside devices and its own /tmp. Throws the system's error for what is not there. */
export function viewOf(enclosed: Enclosed): Seen[] {
  const loaded = [enclosed.command, ...librariesOf(enclosed.command)];
  const executables = loaded.map((path) => see(path, true));
  const read = [...enclosed.reads, ...[loaderCache].filter((path) => existsSync(path))].map((path) => see(path, false));
  return outermost([...executables, ...read]);
}

function see(path: string, executable: boolean): Seen {
  return { path, source: realpathSync(path), folder: statSync(path).isDirectory(), executable };
}

/** What is in a folder that is seen already need not be said again. */
function outermost(seen: Seen[]): Seen[] {
  const folders = seen.filter(({ folder }) => folder).map(({ path }) => path + sep);
  const isInside = ({ path }: Seen): boolean => folders.some((folder) => path.startsWith(folder));
  const first = new Map(seen.toReversed().map((one) => [one.path, one]));
  return [...first.values()].filter((one) => one.executable || !isInside(one));
}

/** The folders that have to be there for these to be shown, those above before those below. */
export function foldersFor(seen: Seen[]): string[] {
  return [...new Set(seen.flatMap(({ path, folder }) => withAncestors(folder ? path : dirname(path))))];
}

function withAncestors(path: string): string[] {
  return path === '/' ? [] : [...withAncestors(dirname(path)), path];
}

/** The shared libraries that a command loads at its start, as the system's loader lists them. */
export function librariesOf(command: string): string[] {
  const known = librariesOfCommand.get(command);
  if (known !== undefined) return known;
  // A command that is not linked dynamically runs instead: it should do no more than say its version.
  const { stdout } = spawnSync(command, ['--version'], { env: { LD_TRACE_LOADED_OBJECTS: '1' }, encoding: 'utf8' });
  const libraries = [...(stdout ?? '').matchAll(/^\t(?:\S+ => )?(\/\S+) \(0x/gm)].flatMap(([, path]) => path ?? []);
  librariesOfCommand.set(command, libraries);
  return libraries;
}
