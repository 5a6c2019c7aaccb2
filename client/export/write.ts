import { createHash, randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { makeNamedFolder } from '../folder.ts';

/** A file that is whole and on disk. */
export interface WrittenFile {
  path: string;
  bytes: number;
  /** Of the whole file, in hexadecimal. */
  sha256: string;
}

/** Characters gathered before they go to the disk. */
const batchLength = 1 << 18;

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
  throw new CommandFailure(exitCodes.badInput, `the dataset is one file, but ${path} is none; name a file inside it`);
}

async function writeThrough(path: string, chunks: AsyncIterable<string>): Promise<Omit<WrittenFile, 'path'>> {
  await using file = await open(path, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const batch of batches(chunks)) {
    const data = Buffer.from(batch);
    hash.update(data);
    bytes += data.length;
    await file.writeFile(data);
  }
  await file.sync();
  return { bytes, sha256: hash.digest('hex') };
}

async function* batches(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let batch = '';
  for await (const chunk of chunks) {
    batch += chunk;
    if (batch.length < batchLength) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}

/** A rename is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
