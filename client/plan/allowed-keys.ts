import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const fileOf = (home: string): string => join(home, 'allowed-keys');

/** Whether a person has confirmed that a host may be sent the key in a variable. */
export async function isKeyAllowed(home: string, name: string, host: string): Promise<boolean> {
  try {
    const lines = (await readFile(fileOf(home), 'utf8')).split('\n');
    return lines.includes(await confirmation(home, name, host));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Remembers that a person has confirmed it. */
export async function allowKey(home: string, name: string, host: string): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  await appendFile(fileOf(home), `${await confirmation(home, name, host)}\n`, { mode: 0o600 });
}

/**
 * A confirmation holds for the home in which it was given: plans are passed around together with their folders, and a home that
 * came with one must not confirm anything. When the folder was made, to the nanosecond, is nothing that a sender can write.
 */
async function confirmation(home: string, name: string, host: string): Promise<string> {
  const { ino, birthtimeNs } = await stat(home, { bigint: true });
  return `${name} ${host} ${ino}-${birthtimeNs}`;
}
