/** The store cannot do what was asked; the message is a sentence for people. */
export class StoreFailure extends Error {
  override name = 'StoreFailure';
}

/** SQLite's code for a lock that another connection holds. */
export const busy = 5;

/** What SQLite's primary result codes mean to whoever owns the file. */
const sentences: Record<number, string> = {
  [busy]:
    'is locked by another process. Another persd command may be busy writing; try again, or end the process that holds it.',
  8: 'cannot be written. Check that this user owns the file and that its disk is not mounted read-only.',
  10: 'could not be read or written by the system. Check the disk for errors and free space.',
  11: 'is damaged. Restore the home folder from a copy, or choose another one with PERSD_HOME.',
  13: 'cannot grow: the disk is full. Free some space; nothing that was stored before is lost.',
  14: 'cannot be opened. Check that the folder exists and that this user may write to it.',
  26: 'is not a database. Choose another home folder with PERSD_HOME, or move that file away.',
};

/** Turns an error of SQLite into a sentence; any other error comes back as it is. */
export function explainFailure(error: unknown, file: string): unknown {
  const code = sqliteCode(error);
  if (code === null) return error;
  const detail = error instanceof Error ? error.message : '';
  const sentence = sentences[code] ?? `refused a statement: ${detail}.`;
  return new StoreFailure(`The store ${file} ${sentence}`, { cause: error });
}

/** SQLite's primary result code, or null where the error is not SQLite's. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}
