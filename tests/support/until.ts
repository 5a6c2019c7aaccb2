import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `isSo` says yes; throws with `what` was waited for when that takes longer than `ms` milliseconds. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, ms = 180_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${ms / 1000} s`);
    await sleep(25);
  }
}
