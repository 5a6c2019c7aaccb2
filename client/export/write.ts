import { rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { makeNamedFolder } from '../folder.ts';
import type { FileDigest } from './hashed-file.ts';
import { hiddenBeside, removeLeft } from './left-behind.ts';
import { syncFolder } from './sync.ts';
import { unwritable } from './unwritable.ts';

/** A file that is whole and on disk. */
export interface WrittenFile extends FileDigest {
  path: string;
}

/**
 * Writes a file as a whole or not at all: `fill` puts it beside its place under another name and on the disk, then it goes into its
 * place. What stood there stays until then. Folders on the way are made; what a killed command left beside it is removed.
 */
export async function writeAtomically(out: string, fill: (path: string) => Promise<FileDigest>): Promise<WrittenFile> {
  const path = resolve(out);
  await refuseFolder(path);
  const folder = dirname(path);
  makeNamedFolder(folder);
  await removeLeft(path);
  const partial = hiddenBeside(path, 'partial');
  try {
    const written = await fill(partial);
    await rename(partial, path);
    await syncFolder(folder);
    return { path, ...written };
  } catch (error) {
    await rm(partial, { force: true });
    throw unwritable(path, error);
  }
}

async function refuseFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.isFile()) return;
  throw new CommandFailure(exitCodes.badInput, `this format is one file, but ${path} is none; name a file inside it`);
}
