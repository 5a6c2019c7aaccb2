import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pyodideVersion } from './runtime.ts';
import { noJail } from '../jail/jail.ts';
import { startSlot } from '../slots/slot.ts';
import { launch } from './launch.ts';

/** Folders whose code ends up in a snapshot. */
const ingredients = ['realm', '.', '../python'];

const memory = 'memory.bin';
const digestName = 'memory.sha256';

function digestOf(bytes: Uint8Array): string {
  return `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}\n`;
}

/** Names a snapshot after all that made it, so that changed code never meets an old one. */
async function snapshotName(): Promise<string> {
  const hash = createHash('sha256').update(`${pyodideVersion} ${process.arch}`);
  for (const folder of ingredients) {
    const path = join(import.meta.dirname, folder);
    const files = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile());
    for (const name of files.map((file) => file.name).sort())
      hash.update(name).update(await readFile(join(path, name)));
  }
  return `python-${pyodideVersion}-${hash.digest('hex').slice(0, 16)}`;
}

/** The digest written beside a snapshot tells a whole file from a torn or changed one. */
async function isWhole(folder: string): Promise<boolean> {
  try {
    const [bytes, digest] = await Promise.all([
      readFile(join(folder, memory)),
      readFile(join(folder, digestName), 'utf8'),
    ]);
    return digest === digestOf(bytes);
  } catch {
    return false;
  }
}

async function build(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}.`);
  const slot = await startSlot(launch('build', join(draft, memory))(256), noJail);
  await slot.kill();
  await writeFile(join(draft, digestName), digestOf(await readFile(join(draft, memory))));
  if (!(await isWhole(folder))) await rm(folder, { recursive: true, force: true });
  // Of two that build at once the first is kept: a folder is not renamed over one that has files.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
}

/** The path of a checked snapshot in `cache`, built there when it is missing. */
export async function obtainSnapshot(cache: string): Promise<string> {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  const folder = join(cache, await snapshotName());
  if (!(await isWhole(folder))) await build(folder);
  if (await isWhole(folder)) return join(folder, memory);
  throw new Error(
    `Expected a whole snapshot in ${folder} after building it, found none; remove the folder and start again.`,
  );
}
