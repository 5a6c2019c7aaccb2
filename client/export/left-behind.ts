import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isAlive, type KnownProcess, processOf } from '../../temporal-config/process.ts';

/** `partial` is on its way into its place, `old` on its way out of it. */
type End = 'partial' | 'old';

let made = 0;

/** A hidden name beside a path that only this process uses, and by which others can tell whether it still does. */
export function hiddenBeside(path: string, end: End): string {
  const { bootId, pid, startTime } = processOf(process.pid);
  made += 1;
  return join(dirname(path), `.${basename(path)}.${bootId}.${pid}.${startTime}.${made}.${end}`);
}

/** Removes what killed processes left beside a path; where one was about to replace what stood there, that goes back to its place. */
export async function removeLeft(path: string): Promise<void> {
  for (const { name, end } of await leftBeside(path)) {
    const hidden = join(dirname(path), name);
    if (end === 'old' && !existsSync(path)) await rename(hidden, path);
    else await rm(hidden, { recursive: true, force: true });
  }
}

async function leftBeside(path: string): Promise<{ name: string; end: string }[]> {
  const prefix = `.${basename(path)}.`;
  const names = (await readdir(dirname(path))).filter((name) => name.startsWith(prefix));
  return names.flatMap((name) => {
    const [, bootId = '', pid, startTime, end = ''] = pattern.exec(name.slice(prefix.length)) ?? [];
    const maker: KnownProcess = { bootId, pid: Number(pid), startTime: Number(startTime) };
    return pid === undefined || isAlive(maker) ? [] : [{ name, end }];
  });
}

const pattern = /^([0-9a-f-]*)\.(\d+)\.(\d+)\.\d+\.(partial|old)$/;
