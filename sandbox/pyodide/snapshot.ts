import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pyodideVersion } from './runtime.ts';
import { noJail } from '../jail/jail.ts';
import type { HashSeed } from '../port.ts';
import { usualMemoryMb } from '../slots/seats.ts';
import { startSlot } from '../slots/slot.ts';
import { compiledPath } from './compiled-path.ts';
import { launch, type Mode } from './launch.ts';

/** Folders whose code ends up in a snapshot. */
const ingredients = ['realm', '.', '../python'];

const memory = 'memory.bin';
const digestName = 'digest';

/** Tells a whole snapshot from a torn or changed one. */
async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for (const part of [path, compiledPath(path)]) {
    const bytes = await readFile(part);
    digest.update(`${bytes.length} `).update(bytes);
  }
  return digest.digest('hex');
}

/** Names a snapshot after all that made it, so that changed code never meets an old one. */
async function snapshotName(hashSeed: HashSeed): Promise<string> {
  const hash = createHash('sha256').update(`${pyodideVersion} ${process.arch} ${process.versions.v8} ${hashSeed}`);
  for (const folder of ingredients) {
    const path = join(import.meta.dirname, folder);
    const files = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile());
    for (const name of files.map((file) => file.name).sort())
      hash.update(name).update(await readFile(join(path, name)));
  }
  return `python-${pyodideVersion}-${hash.digest('hex').slice(0, 16)}`;
}

async function isWhole(folder: string): Promise<boolean> {
  try {
    return (await readFile(join(folder, digestName), 'utf8')) === (await digestOf(join(folder, memory)));
  } catch {
    return false;
  }
}

async function runOnce(mode: Mode, path: string, hashSeed: HashSeed): Promise<void> {
  const slot = await startSlot(launch(mode, path, hashSeed)(usualMemoryMb), noJail);
  await slot.kill();
}

async function build(folder: string, hashSeed: HashSeed): Promise<void> {
  const draft = await mkdtemp(`${folder}.`);
  const path = join(draft, memory);
  await runOnce('build', path, hashSeed);
  await compile(path, hashSeed);
  await sign(draft);
  if (!(await isWhole(folder))) await rm(folder, { recursive: true, force: true });
  // Of two that build at once the first is kept: a folder is not renamed over one that has files.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
}

async function sign(folder: string): Promise<void> {
  await writeFile(join(folder, digestName), await digestOf(join(folder, memory)));
}

/** Without compiled code slots are slower at first, and no more than that; the next who opens the snapshot tries again. */
async function compile(path: string, hashSeed: HashSeed): Promise<void> {
  try {
    await runOnce('compile', path, hashSeed);
    await runOnce('check', path, hashSeed);
  } catch {
    await writeFile(compiledPath(path), '');
  }
}

async function lacksCode(folder: string): Promise<boolean> {
  return (await stat(compiledPath(join(folder, memory)))).size === 0;
}

/** Compiles for a whole snapshot whose code could not be had before; slots may start from it meanwhile. */
async function compileAgain(folder: string, hashSeed: HashSeed): Promise<void> {
  const draft = await mkdtemp(`${folder}.`);
  try {
    const path = join(draft, memory);
    await copyFile(join(folder, memory), path);
    await compile(path, hashSeed);
    if (await lacksCode(draft)) return;
    await sign(draft);
    await rename(compiledPath(path), compiledPath(join(folder, memory)));
    await rename(join(draft, digestName), join(folder, digestName));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The path of a checked snapshot in `cache`, built there when it is missing. */
export async function obtainSnapshot(cache: string, hashSeed: HashSeed = 0): Promise<string> {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const folder = join(cache, await snapshotName(hashSeed));
  if (!(await isWhole(folder))) await build(folder, hashSeed);
  else if (await lacksCode(folder)) await compileAgain(folder, hashSeed);
  if (await isWhole(folder)) {
    const now = new Date();
    // A cache is pruned by when its folders were last used.
    await utimes(folder, now, now);
    return join(folder, memory);
  }
  throw new Error(
    `Expected a whole snapshot in ${folder} after building it, found none; remove the folder and start again.`,
  );
}
