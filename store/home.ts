import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFailure } from './failure.ts';
import { networkFileSystem } from './mounts.ts';

/** Makes the home folder (mode 0700) and an empty store file (mode 0600) where they are missing; returns the file's path. */
export function prepareHome(home: string): string {
  const file = join(home, 'persd.db');
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    refuseNetwork(realpathSync(home));
    // SQLite gives its write-ahead log the mode of the file that it finds.
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreFailure(
      `The home folder ${home} cannot be used: ${reason}. Choose a folder of your own with PERSD_HOME.`,
      { cause: error },
    );
  }
  return file;
}

function refuseNetwork(folder: string): void {
  if (!existsSync('/proc/self/mountinfo')) return;
  const type = networkFileSystem(folder, readFileSync('/proc/self/mountinfo', 'utf8'));
  if (type === null) return;
  throw new StoreFailure(
    `The home folder ${folder} is on a network file system (${type}), where processes cannot share the store safely. ` +
      'Choose a folder on a local disk with PERSD_HOME.',
  );
}
