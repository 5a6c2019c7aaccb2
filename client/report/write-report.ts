import { open } from 'node:fs/promises';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { openHashedFile } from '../export/hashed-file.ts';
import { writeAtomically, type WrittenFile } from '../export/write.ts';
import { generator } from './page.ts';

/** Writes a page as a whole. Throws `CommandFailure` where a file stands that no report of persd is, unless `force` is set. */
export async function writeReport(out: string, text: string, force: boolean): Promise<WrittenFile> {
  if (!force && (await isForeign(out))) {
    throw new CommandFailure(
      exitCodes.badInput,
      `expected no file at ${out}, or a report that may be replaced, found something else; name another with --out, or replace it with --force`,
    );
  }
  return writeAtomically(out, async (path) => {
    const file = await openHashedFile(path);
    await file.write(text);
    return file.close();
  });
}

/** Bytes at the head of a file in which a report says what it is. */
const head = 4096;

async function isForeign(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(head), 0, head, 0);
    return !buffer.toString('utf8', 0, bytesRead).includes(generator);
  } catch {
    // What cannot be read as a file is refused, in a sentence of its own, by what writes.
    return false;
  } finally {
    await file.close();
  }
}
