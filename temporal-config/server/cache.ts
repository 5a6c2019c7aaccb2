import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { serverVersion } from './pin.ts';
import { sha256 } from './wheel.ts';

const prefix = `temporal-${serverVersion}-`;

/** Where this user keeps what can be fetched again. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'persd');
}

/** Milliseconds after which an older version's files are taken for forgotten. */
const unusedMs = 30 * 24 * 60 * 60 * 1000;

/** Removes what of a cache was made for other versions: entries of that name which nobody has used for 30 days. */
export async function pruneUnused(folder: string, start: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(start)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > unusedMs) await rm(path, { recursive: true, force: true });
  }
}

/** Notes that an entry of a cache is in use. */
export async function markUsed(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now);
}

/** The server's binary in the cache, its bytes checked against the hash in its name; a spoilt one is removed. */
export async function cachedBinary(folder: string): Promise<string | null> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(prefix)) continue;
    const path = join(folder, name);
    if (`${prefix}${await hashOf(path)}` === name) return path;
    await rm(path, { force: true });
  }
  return null;
}

/** Puts a binary into the cache, whole or not at all, under a name that holds its hash. */
export async function cacheBinary(folder: string, bytes: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const draft = join(folder, `draft-${randomUUID()}`);
  const path = join(folder, `${prefix}${sha256(bytes)}`);
  try {
    await writeFile(draft, bytes, { mode: 0o700 });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return path;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
