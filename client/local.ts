import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSandbox } from '../sandbox/open.ts';
import type { Sandbox } from '../sandbox/port.ts';
import { readSettings, type Settings } from '../settings.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { cacheFolder, pruneUnused } from '../temporal-config/server/cache.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';

/** The store of a home, for verbs that start something there; makes the home where it is missing. */
export function makeLocalStore({ home }: Settings): Promise<Store> {
  return openStore(home);
}

/** Whether something was ever started in this home. */
export function hasLocalStore({ home }: Settings): boolean {
  return existsSync(join(home, 'persd.db'));
}

/** The store of a home, for verbs that look at what is there: they make none. */
export async function openLocalStore(settings: Settings): Promise<Store> {
  if (hasLocalStore(settings)) return openStore(settings.home);
  throw new CommandFailure(
    exitCodes.badInput,
    `there is no run here yet (no store in ${settings.home}); \`persd collect PLAN\` starts one, and PERSD_HOME names another home`,
  );
}

/** A sandbox in this process, for verbs that read or run programs themselves. */
export async function openLocalSandbox(slots: number): Promise<Sandbox> {
  const { jail: rung, python: interpreter } = readSettings();
  await pruneUnused(cacheFolder(), 'python-');
  return openSandbox({ cache: cacheFolder(), slots, rung, interpreter });
}
