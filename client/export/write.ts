import { randomUUID } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { makeNamedFolder } from '../folder.ts';
import { type FileDigest, openHashedFile } from './hashed-file.ts';
import { syncFolder } from './sync.ts';

/** A file that is whole and on disk. */
export interface WrittenFile extends FileDigest {
  path: string;
}

/**
 * Writes a file as a whole or not at all: beside its place under another name, to the disk, then into its place. What stood there
 * stays until then. Folders on the way are made.
 */
export async function writeAtomically(out: string, chunks: AsyncIterable<string>): Promise<WrittenFile> {
  const path = resolve(out);
  await refuseFolder(path);
  const folder = dirname(path);
  makeNamedFolder(folder);
  const partial = join(folder, `.${basename(path)}.${randomUUID()}.partial`);
  try {
    const written = await writeThrough(partial, chunks);
    await rename(partial, path);
    await syncFolder(folder);
    return { path, ...written };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function refuseFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.isFile()) return;
  throw new CommandFailure(exitCodes.badInput, `this format is one file, but ${path} is none; name a file inside it`);
}

async function writeThrough(path: string, chunks: AsyncIterable<string>): Promise<FileDigest> {
  const file = await openHashedFile(path);
  try {
    for await (const chunk of chunks) await file.write(chunk);
  } catch (error) {
    await file.close();
    throw error;
  }
  return file.close();
}
