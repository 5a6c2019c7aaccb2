import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSandbox } from '../sandbox/open.ts';
import type { Sandbox } from '../sandbox/port.ts';
import type { Settings } from '../settings.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';

/** The store of a home, for verbs that need no Temporal. */
export function openLocalStore({ home }: Settings): Promise<Store> {
  return openStore(home);
}

/** A sandbox in this process, for verbs that read or run programs themselves. */
export async function openLocalSandbox({ home }: Settings, slots: number): Promise<Sandbox> {
  const cache = join(home, 'cache');
  await mkdir(cache, { recursive: true, mode: 0o700 });
  return openSandbox({ cache, slots });
}
