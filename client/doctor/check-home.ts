import { statfs } from 'node:fs/promises';
import type { Settings } from '../../settings.ts';
import { hasLocalStore, openLocalStore } from '../local.ts';
import { type Finding, ill, messageOf, weak, well } from './finding.ts';

/** Free space below which a long run is likely to fill the disk. */
const scarceBytes = 2 * 2 ** 30;

/** The store opens, and its disk has room. */
export async function checkHome(settings: Settings): Promise<Finding[]> {
  try {
    if (!hasLocalStore(settings))
      return [well('store', `${settings.home}, made by the first run`), await checkDisk(process.cwd())];
    const store = await openLocalStore(settings);
    const runs = await store.runs.list();
    await store.close();
    return [well('store', `${settings.home}, ${runs.length} runs`), await checkDisk(settings.home)];
  } catch (error) {
    return [ill('store', messageOf(error), 'name another folder in PERSD_HOME, or mend this one')];
  }
}

async function checkDisk(home: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(home);
  const free = bavail * bsize;
  const found = `${(free / 2 ** 30).toFixed(1)} GiB free`;
  return free > scarceBytes ? well('disk', found) : weak('disk', found, 'make room: 10,000 tasks take about 1 GiB');
}
