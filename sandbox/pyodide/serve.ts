import type { Enclosed } from '../jail/jail.ts';
import type { HashSeed } from '../port.ts';
import { launch } from './launch.ts';
import { obtainSnapshot } from './snapshot.ts';

/** How slots are started whose hashes have a seed; their snapshot is built when the first of them is needed. */
export function serveFrom(cache: string, hashSeed: HashSeed): (memoryMb: number) => Promise<Enclosed> {
  let snapshot: Promise<string> | null = null;
  return async (memoryMb) => {
    snapshot ??= obtainSnapshot(cache, hashSeed);
    try {
      return launch('serve', await snapshot)(memoryMb);
    } catch (error) {
      snapshot = null;
      throw error;
    }
  };
}
