import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A file that a plan names: where it really is, or what is wrong with it. */
export type NamedFile = { ok: true; path: string } | { ok: false; message: string };

/**
 * Finds a file named by a plan, which must lie in the plan's folder or below, links followed: whoever hands you a plan must not
 * choose what else of yours is read and sent. `allowOutside` lifts that.
 */
export async function findNamedFile(planFolder: string, name: string, allowOutside: boolean): Promise<NamedFile> {
  const folder = await realpath(planFolder);
  const path = await realpath(resolve(folder, name)).catch(() => null);
  if (path === null) return refused(`expected a file, found nothing at ${resolve(folder, name)}; correct the name`);
  const way = relative(folder, path);
  const outside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
  if (!outside || allowOutside) return { ok: true, path };
  return refused(`expected a file in the plan's folder or below, found ${path}; move it there, or use --allow-outside`);
}

const refused = (message: string): NamedFile => ({ ok: false, message });
