import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailure, exitCodes } from '../../exit-codes.ts';
import { type HashedFile, openHashedFile } from '../../export/hashed-file.ts';
import { hiddenBeside, removeLeft } from '../../export/left-behind.ts';
import { syncFolder } from '../../export/sync.ts';
import { unwritable } from '../../export/unwritable.ts';
import { makeNamedFolder } from '../../folder.ts';

/** A file that grows in a hidden place and has its name only once it is whole and on the disk. */
export interface Draft {
  write(text: string): Promise<void>;
  end(): Promise<void>;
  /** Removes what was written; nothing, once it has ended. */
  abandon(): Promise<void>;
}

/**
 * Begins a file at an absolute path; what stands there stays until the end. The hidden file is of this process alone, and what a killed
 * one left is removed. Throws `CommandFailure` where nothing can be written.
 */
export async function openDraft(path: string): Promise<Draft> {
  await requirePlace(path);
  const partial = hiddenBeside(path, 'partial');
  const file = await told(path, () => begin(path, partial));
  return {
    write: (text) => told(path, () => file.write(text)),
    end: () => told(path, () => put(file, partial, path)),
    abandon: async () => {
      await file.close().catch(() => {});
      await rm(partial, { force: true });
    },
  };
}

/** Throws `CommandFailure` where no file can be: better known before anything runs. Makes the folder that it would be in. */
export async function requirePlace(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null || there.isFile()) return makeNamedFolder(dirname(path));
  throw new CommandFailure(
    exitCodes.badInput,
    `expected --out to name a file, found another thing at ${path}; change it`,
  );
}

async function begin(path: string, partial: string): Promise<HashedFile> {
  await removeLeft(path);
  return openHashedFile(partial);
}

async function put(file: HashedFile, partial: string, path: string): Promise<void> {
  await file.close();
  await rename(partial, path);
  await syncFolder(dirname(path));
}

/** What the disk refuses, in a sentence. */
async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(path, error);
  }
}
