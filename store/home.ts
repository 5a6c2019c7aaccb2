import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreFailure } from './failure.ts';
import { networkFileSystem } from './mounts.ts';

/** Makes the home folder (mode 0700) and an empty store file (mode 0600) where they are missing; returns the file's path. */
export function prepareHome(home: string): string {
  const file = join(home, 'persd.db');
  // SQLite gives its write-ahead log the mode of the file that it finds.
  inHome(home, () => closeSync(openSync(file, 'a', 0o600)));
  return file;
}

/** Makes the home folder where it is missing. Throws `StoreFailure` where it cannot be made or will not do. */
export function makeHome(home: string): void {
  inHome(home, () => undefined);
}

function inHome(home: string, use: () => void): void {
  try {
    makeFolder(home);
    refuseNetwork(realpathSync(home));
    use();
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreFailure(
      `The home folder ${home} cannot be used: ${reason}. Choose a folder of your own with PERSD_HOME.`,
      { cause: error },
    );
  }
}

/** Makes a folder and those above it. Node's own way never returns where a file system takes no folders, as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Somebody else was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
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
