import { openSandbox } from '../sandbox/open.ts';
import type { Sandbox } from '../sandbox/port.ts';
import { readSettings, type Settings } from '../settings.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { cacheFolder } from '../temporal-config/server/cache.ts';

/** The store of a home, for verbs that need no Temporal. */
export function openLocalStore({ home }: Settings): Promise<Store> {
  return openStore(home);
}

/** A sandbox in this process, for verbs that read or run programs themselves. */
export function openLocalSandbox(slots: number): Promise<Sandbox> {
  const { jail: rung, python: interpreter } = readSettings();
  return openSandbox({ cache: cacheFolder(), slots, rung, interpreter });
}
