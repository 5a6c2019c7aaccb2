import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** What a disk or a folder refuses, and what a person can do about it. */
const refusals: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of disk space is used up',
  EFBIG: 'no file may be so large here',
  EROFS: 'nothing can be written on that disk',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
};

/** A refusal of the file system in a sentence with its place; any other error as it is. Nothing stands there but what stood before. */
export function unwritable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refusal = refusals[code];
  if (refusal === undefined) return error;
  return new CommandFailure(
    exitCodes.badPlace,
    `expected to write ${path}, but ${refusal} (${code}); what stood there is as it was. Make room, or name another place with --out`,
  );
}
