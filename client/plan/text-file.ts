import { readFile, stat } from 'node:fs/promises';

/** A plan and a prompt are written by hand: what is larger than this, in bytes, is something else. */
const maxTextBytes = 1_048_576;

/** A file's text without its byte order mark, or what is wrong with the file. */
export type TextFile = { ok: true; text: string } | { ok: false; message: string };

/** Reads a small file that people write. `what` names it in a sentence. */
export async function readTextFile(path: string, what: string): Promise<TextFile> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refused(`expected ${what}, found a folder at ${path}; name the file in it`);
    if (!found.isFile()) return refused(`expected ${what}, found no ordinary file at ${path}; name another`);
    if (found.size > maxTextBytes) {
      return refused(`expected ${what} of at most 1 MiB, found ${found.size} bytes at ${path}; name another file`);
    }
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) };
  } catch (error) {
    return refused(reasonOf(error, path, what));
  }
}

const refused = (message: string): TextFile => ({ ok: false, message });

function reasonOf(error: unknown, path: string, what: string): string {
  if (error instanceof TypeError) return `expected ${what} in UTF-8, found other bytes in ${path}; save it as UTF-8`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `expected ${what}, found nothing at ${path}; correct the name`;
  if (code === 'EACCES') return `expected ${what} that may be read, found ${path} closed to this user; open it`;
  return `expected ${what}, found that ${path} cannot be read (${code || String(error)}); name another`;
}
