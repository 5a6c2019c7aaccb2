import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { makeNamedFolder } from '../folder.ts';
import { hiddenBeside, removeLeft } from './left-behind.ts';
import { manifestName } from './manifest.ts';
import { syncFolder } from './sync.ts';
import { unwritable } from './unwritable.ts';

/**
 * Writes a folder as a whole or not at all: beside its place under another name, then into its place. An earlier data set there is
 * replaced; any other folder with something in it is refused. Between the two renames there is no folder, never half of one, and
 * the next export puts the earlier one back where this one was killed there.
 */
export async function writeFolder<T>(out: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const path = resolve(out);
  const parent = dirname(path);
  makeNamedFolder(parent);
  await removeLeft(path);
  await refuseForeign(path);
  const partial = hiddenBeside(path, 'partial');
  try {
    await mkdir(partial);
    const filled = await fill(partial);
    await syncFolder(partial);
    await replace(path, partial, hiddenBeside(path, 'old'));
    await syncFolder(parent);
    return filled;
  } catch (error) {
    throw unwritable(path, error);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function replace(path: string, by: string, aside: string): Promise<void> {
  if (existsSync(path)) await rename(path, aside);
  await rename(by, path);
  await rm(aside, { recursive: true, force: true });
}

/** Only what this command has written may be replaced by it. */
async function refuseForeign(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const names = await readdir(path).catch(() => null);
  if (names !== null && (names.length === 0 || names.includes(manifestName))) return;
  throw new CommandFailure(
    exitCodes.badInput,
    `expected no folder at ${path}, or a data set that may be replaced (it has a ${manifestName}), found something else; name another place`,
  );
}
